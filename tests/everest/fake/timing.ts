// SPDX-License-Identifier: Apache-2.0
/** Times and bounds of EVerest's EvseManager (EVerest/EVerest aa8113f, 2026-08-21; `modules/EVSE/EvseManager`), ms unless the name says otherwise. */

/** Charger.hpp MAINLOOP_UPDATE_RATE: it looks at what is not an event of the board this often. */
export const LOOP_MS = 100;
/** Timeout.hpp: timers of the lower layer are looked at this often. */
export const TIMER_STEP_MS = 500;
/** IECStateMachine.hpp power_off_under_load_in_c1_timeout (IEC 61851-1 Table A.6 sequence 10.2). */
export const C1_MS = 6_000;
/** IECStateMachine.hpp unlock_in_state_f_timeout. */
export const UNLOCK_IN_F_MS = 5_000;
/** Charger.hpp T_STEP_EF, and the X1 after it (STAY_IN_X1_AFTER_TSTEP_EF_MS). */
export const STEP_EF_MS = 4_000;
export const X1_AFTER_EF_MS = 750;
/** Charger.hpp T_STEP_X1. */
export const STEP_X1_MS = 3_000;
/** Charger.hpp LEGACY_WAKEUP_TIMEOUT: in B2 for so long, then one wake-up (IEC 61851-1 A.5.3). */
export const WAKE_UP_MS = 30_000;
/** Charger.hpp PREPARING_TIMEOUT_PAUSED_BY_EV: after a wake-up that was none. */
export const AFTER_WAKE_UP_MS = 10_000;
/** Charger.hpp IEC_PWM_MAX_UPDATE_INTERVAL: between two duties while a vehicle charges. */
export const DUTY_MS = 5_000;
/** Charger.hpp STOPPING_CHARGING_TIMEOUT_MS: then permission is taken back by force, each loop anew. */
export const STOPPING_MS = 20_000;
/** Charger.hpp AC_X1_FALLBACK_TO_NOMINAL_TIMEOUT_MS: 5 %, a modem that has begun, and no charge loop. */
export const NOMINAL_MS = 10_000;
/** manifest.yaml: sleep_before_enabling_pwm_hlc_mode_ms, state_F_after_fault_ms, switch_3ph1ph_delay_s, soft_over_current_timeout_ms, initial_meter_value_timeout_ms. */
export const BEFORE_5_PERCENT_MS = 500;
export const F_AFTER_FAULT_MS = 300;
export const SWITCH_PHASES_MS = 10_000;
export const SOFT_OVERCURRENT_MS = 7_000;
export const FIRST_METER_MS = 5_000;
/** Charger.cpp power_available(): less is no power, A. */
export const LEAST_A = 5.9;
/** EvseManager.cpp: the first budget is nothing, for so long; EnergyManager renews it each second, for ten. */
export const FIRST_BUDGET_MS = 120_000;
export const ENERGY_MS = 1_000;
export const BUDGET_MS = 10_000;
/** manifest.yaml of the API modules: cfg_heartbeat_interval_ms, cfg_communication_check_to_s. */
export const HEARTBEAT_MS = 1_000;
export const CHECK_MS = 5_000;
