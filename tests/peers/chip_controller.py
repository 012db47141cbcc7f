# SPDX-License-Identifier: Apache-2.0
"""The Python controller of connectedhomeip commissions a running `pilotlight matter`, reads everything, and charges.

    pip install home-assistant-chip-core==2025.7.0 home-assistant-chip-clusters==2025.7.0   (Python 3.11, libnl-route-3-200)
    pilotlight matter --state DIR --discriminator 1234
    python chip_controller.py FOLDER_OF_PAA_CERTIFICATES   (it wants a folder /data that can be written)
"""

import asyncio
import logging
import os
import sys
import tempfile

import chip.clusters as Clusters
import chip.native
from chip.CertificateAuthority import CertificateAuthorityManager
from chip.ChipStack import ChipStack
from chip.discovery import FilterType

NODE = 1
EVSE = Clusters.EnergyEvse


async def main(certificates: str) -> None:
    logging.disable(logging.CRITICAL)
    chip.native.Init()
    stack = ChipStack(persistentStoragePath=tempfile.mktemp(suffix=".json"), enableServerInteractions=False)
    authorities = CertificateAuthorityManager(stack, stack.GetStorageManager())
    authority = authorities.NewCertificateAuthority()
    admin = authority.NewFabricAdmin(vendorId=0xFFF1, fabricId=1)
    controller = admin.NewController(nodeId=112233, paaTrustStorePath=certificates)
    await controller.CommissionOnNetwork(
        nodeId=NODE, setupPinCode=20202021, filterType=FilterType.LONG_DISCRIMINATOR, filter=1234
    )
    print("commissioned")
    everything = await controller.ReadAttribute(NODE, [()])
    for endpoint, clusters in sorted(everything.items()):
        for cluster, attributes in clusters.items():
            print(f"endpoint {endpoint} {cluster.__name__}: {len(attributes)} attributes")
    for attribute, value in everything[1][EVSE].items():
        print(f"  {attribute.__name__} = {value}")

    async def charge(until, least, most) -> None:
        command = EVSE.Commands.EnableCharging(
            chargingEnabledUntil=until, minimumChargeCurrent=least, maximumChargeCurrent=most
        )
        await controller.SendCommand(NODE, 1, command, timedRequestTimeoutMs=3000)

    async def show() -> None:
        found = await controller.ReadAttribute(
            NODE,
            [(1, EVSE.Attributes.State), (1, EVSE.Attributes.SupplyState), (1, EVSE.Attributes.MaximumChargeCurrent)],
        )
        print({attribute.__name__: value for attribute, value in found[1][EVSE].items() if attribute.__name__ != "DataVersion"})

    await controller.SendCommand(NODE, 1, EVSE.Commands.Disable(), timedRequestTimeoutMs=3000)
    await show()
    # what Home Assistant's switch sends
    await charge(Clusters.Types.NullValue, 0, 0)
    await show()
    target = EVSE.Structs.ChargingTargetStruct(targetTimeMinutesPastMidnight=420, addedEnergy=20_000_000)
    schedule = EVSE.Structs.ChargingTargetScheduleStruct(dayOfWeekForSequence=0x3E, chargingTargets=[target])
    await controller.SendCommand(NODE, 1, EVSE.Commands.SetTargets([schedule]), timedRequestTimeoutMs=3000)
    print(await controller.SendCommand(NODE, 1, EVSE.Commands.GetTargets(), timedRequestTimeoutMs=3000))
    await controller.WriteAttribute(NODE, [(1, EVSE.Attributes.UserMaximumChargeCurrent(10_000))])
    await asyncio.sleep(2)
    await show()
    try:
        await controller.SendCommand(NODE, 1, EVSE.Commands.Disable())
    except Exception as error:  # noqa: BLE001: each version has its own
        print(f"untimed: {error}")
    for event in await controller.ReadEvent(NODE, [(1, EVSE, 0)]):
        print(event.Data)
    sys.stdout.flush()
    # its own shutdown aborts
    os._exit(0)


asyncio.run(main(sys.argv[1]))
