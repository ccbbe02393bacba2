// SPDX-License-Identifier: GPL-3.0-or-later
#include "descriptors.h"

#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace sw {

namespace {

struct CloseFolder
{
    void operator()(DIR *folder) const { ::closedir(folder); }
};

} // namespace

qint64 raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return -1;
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = limit.rlim_max;
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
        limit.rlim_cur = before;
    return static_cast<qint64>(limit.rlim_cur);
}

qint64 descriptorLimit()
{
    rlimit limit{};
    return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? static_cast<qint64>(limit.rlim_cur) : -1;
}

int openDescriptorCount()
{
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir("/proc/self/fd"));
    if (!folder)
        return -1;
    int count = -1; // the descriptor that reads this folder is listed too
    while (const dirent *entry = ::readdir(folder.get()))
        count += entry->d_name[0] != '.';
    return count;
}

DescriptorReserve::DescriptorReserve(int count)
    : m_count(count)
{
    refill();
}

DescriptorReserve::~DescriptorReserve()
{
    release();
}

void DescriptorReserve::release()
{
    for (const int fd : m_held)
        ::close(fd);
    m_held.clear();
}

void DescriptorReserve::refill()
{
    while (static_cast<int>(m_held.size()) < m_count) {
        const int fd = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            return; // none left: what was got is kept
        m_held.push_back(fd);
    }
}

} // namespace sw
