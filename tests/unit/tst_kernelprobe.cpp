// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <condition_variable>
#include <mutex>

#include <QTest>

#include "descriptors.h"
#include "fakesocketapi.h"
#include "kernelprobe.h"
#include "socketconstants.h"
#include "threads.h"

using namespace sw;

/// What the kernel offers is asked of the kernel, and leaves nothing open.
class KernelProbeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsThere();
    void leavesNothingOpen();
    void tellsErrors();
    void onAThreadOfItsOwn();
};

void KernelProbeTest::findsWhatIsThere()
{
    RealSocketApi api;
    const KernelOffer offer = probeKernel(api);
    QCOMPARE(offer.errorOf(constant::afUnix, constant::sockStream), std::optional(0));
    QCOMPARE(offer.errorOf(constant::afInet, constant::sockDgram), std::optional(0));
    const auto rdm = offer.errorOf(constant::afInet, constant::sockRdm);
    QVERIFY(rdm && *rdm != 0); // no protocol of that type
    QVERIFY(!offer.errorOf(constant::afInet, 99));
    QVERIFY(offer.backlogMax > 0);
    QVERIFY(offer.localPorts && offer.localPorts->first < offer.localPorts->second);
    QVERIFY(offer.unprivilegedPortStart >= 0);
}

void KernelProbeTest::leavesNothingOpen()
{
    RealSocketApi api;
    const int before = openDescriptorCount();
    probeKernel(api);
    QCOMPARE(openDescriptorCount(), before);
}

void KernelProbeTest::tellsErrors()
{
    FakeSocketApi api;
    api.failAlways(Call::Socket, EPERM);
    const KernelOffer offer = probeKernel(api);
    QCOMPARE(offer.errorOf(constant::afInet6, constant::sockStream), std::optional(EPERM));
    QCOMPARE(offer.pingError, EPERM);
    QCOMPARE(offer.rawError, EPERM);
    QCOMPARE(api.calls(Call::Close), 0);
}

void KernelProbeTest::onAThreadOfItsOwn()
{
    RealSocketApi api;
    std::mutex mutex;
    std::condition_variable told;
    int thread = 0;
    const KernelProbe probe(api, [&](const KernelOffer &offer) {
        const std::lock_guard lock(mutex);
        thread = offer.kinds.empty() ? -1 : currentThreadNumber();
        told.notify_all();
    });
    QCOMPARE(probe.error(), 0);
    std::unique_lock lock(mutex);
    QVERIFY(told.wait_for(lock, std::chrono::seconds(20), [&] { return thread != 0; }));
    QVERIFY(thread > 0 && thread != currentThreadNumber());
}

QTEST_GUILESS_MAIN(KernelProbeTest)
#include "tst_kernelprobe.moc"
