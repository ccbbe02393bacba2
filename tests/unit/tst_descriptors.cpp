// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QTest>

#include "descriptors.h"
#include "realsocketapi.h"
#include "socketconstants.h"

using namespace sw;

/// Counting, limiting and keeping back of descriptors.
class DescriptorsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts();
    void raisesTheLimit();
    void reserveHelpsWhenAllAreTaken();
};

void DescriptorsTest::counts()
{
    RealSocketApi api; // keeps one of its own for closing
    const int before = openDescriptorCount();
    QVERIFY(before >= 3);
    const int fd = static_cast<int>(api.socket(constant::afInet, constant::sockStream, 0).value);
    QCOMPARE(openDescriptorCount(), before + 1);
    api.close(fd);
    QCOMPARE(openDescriptorCount(), before);
    QCOMPARE(openDescriptorCount(), before); // counting leaves none behind
}

void DescriptorsTest::raisesTheLimit()
{
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    const rlimit before = limit;
    limit.rlim_cur = 64;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    QCOMPARE(raiseDescriptorLimit(), qint64(before.rlim_max));
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    QCOMPARE(limit.rlim_cur, before.rlim_max);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
}

void DescriptorsTest::reserveHelpsWhenAllAreTaken()
{
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    const rlimit before = limit;
    limit.rlim_cur = 128;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    std::vector<int> taken;
    {
        const int open = openDescriptorCount();
        DescriptorReserve reserve(4);
        QCOMPARE(openDescriptorCount(), open + 4);
        for (int fd = 0; fd >= 0;) {
            fd = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
            if (fd >= 0)
                taken.push_back(fd);
        }
        QCOMPARE(errno, EMFILE);
        reserve.release();
        const int file = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        QVERIFY(file >= 0);
        reserve.refill(); // gets the three that are left
        QCOMPARE(::open("/dev/null", O_RDONLY | O_CLOEXEC), -1);
        ::close(file);
        reserve.refill();
        QCOMPARE(::open("/dev/null", O_RDONLY | O_CLOEXEC), -1);
    }
    for (const int fd : taken)
        ::close(fd);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
}

QTEST_GUILESS_MAIN(DescriptorsTest)
#include "tst_descriptors.moc"
