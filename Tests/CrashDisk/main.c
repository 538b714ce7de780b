/// A disk that writes down what a power cut could do to it: one file of a FUSE file system, for a loop device to stand on.
///
///     CrashDisk MOUNTPOINT BYTES LOG
///
/// LOG is, in the order in which the kernel was answered: a tag (W write, F flush, M mark), an offset and a length of 64
/// bits, and the bytes. What is written into the file `mark` stands there as a mark, so that others can say what they knew
/// at which moment. It speaks the kernel's own protocol, so nothing has to be installed.
#include <errno.h>
#include <fcntl.h>
#include <linux/fuse.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { ROOT = FUSE_ROOT_ID, DISK, MARK, LARGEST = 128 << 10 };

static int channel, journal;
static uint64_t size;
static char *disk;

static void answer(const struct fuse_in_header *question, int error, const void *body, size_t length) {
    struct fuse_out_header head = {sizeof head + (error ? 0 : length), -error, question->unique};
    struct iovec parts[] = {{&head, sizeof head}, {(void *)body, error ? 0 : length}};
    if (writev(channel, parts, 2) < 0 && errno != ENOENT) perror("CrashDisk: answer");
}

static void note(char tag, uint64_t offset, const void *bytes, uint64_t length) {
    uint64_t place[] = {offset, length};
    struct iovec parts[] = {{&tag, 1}, {place, sizeof place}, {(void *)bytes, length}};
    if (writev(journal, parts, 3) != (ssize_t)(1 + sizeof place + length)) {
        perror("CrashDisk: log");
        exit(1);
    }
}

static struct fuse_attr attributes(uint64_t node) {
    struct fuse_attr found = {.ino = node, .nlink = 1, .blksize = 4096};
    found.mode = node == ROOT ? S_IFDIR | 0700 : S_IFREG | 0600;
    found.size = node == DISK ? size : 0;
    found.blocks = found.size / 512;
    return found;
}

static void look_up(const struct fuse_in_header *question, const char *name) {
    struct fuse_entry_out entry = {.entry_valid = 3600, .attr_valid = 3600};
    entry.nodeid = !strcmp(name, "disk") ? DISK : !strcmp(name, "mark") ? MARK : 0;
    entry.attr = attributes(entry.nodeid);
    answer(question, entry.nodeid ? 0 : ENOENT, &entry, sizeof entry);
}

static void take_write(const struct fuse_in_header *question, const struct fuse_write_in *write) {
    struct fuse_write_out written = {.size = write->size};
    const char *bytes = (const char *)(write + 1);
    if (question->nodeid == MARK) {
        note('M', 0, bytes, write->size);
    } else if (write->offset + write->size <= size) {
        memcpy(disk + write->offset, bytes, write->size);
        note('W', write->offset, bytes, write->size);
    } else {
        return answer(question, ENOSPC, NULL, 0);
    }
    answer(question, 0, &written, sizeof written);
}

static void give_read(const struct fuse_in_header *question, const struct fuse_read_in *read) {
    uint64_t start = read->offset < size ? read->offset : size;
    uint64_t count = read->size < size - start ? read->size : size - start;
    answer(question, 0, disk + start, question->nodeid == DISK ? count : 0);
}

static void begin(const struct fuse_in_header *question, const struct fuse_init_in *offer) {
    struct fuse_init_out terms = {.major = FUSE_KERNEL_VERSION, .minor = FUSE_KERNEL_MINOR_VERSION};
    terms.max_readahead = offer->max_readahead;
    terms.flags = FUSE_BIG_WRITES | FUSE_MAX_PAGES;
    terms.max_write = LARGEST;
    terms.max_pages = LARGEST / 4096;
    terms.max_background = 64;
    terms.congestion_threshold = 48;
    terms.time_gran = 1;
    answer(question, 0, &terms, sizeof terms);
}

static void serve(const struct fuse_in_header *question) {
    const void *body = question + 1;
    struct fuse_attr_out found = {.attr_valid = 3600, .attr = attributes(question->nodeid)};
    struct fuse_open_out opened = {.open_flags = question->nodeid == MARK ? FOPEN_DIRECT_IO : FOPEN_KEEP_CACHE};
    struct fuse_statfs_out room = {.st = {.bsize = 4096, .namelen = 255}};
    switch (question->opcode) {
    case FUSE_INIT: return begin(question, body);
    case FUSE_LOOKUP: return look_up(question, body);
    case FUSE_GETATTR:
    case FUSE_SETATTR: return answer(question, 0, &found, sizeof found);
    case FUSE_OPEN: return answer(question, 0, &opened, sizeof opened);
    case FUSE_READ: return give_read(question, body);
    case FUSE_WRITE: return take_write(question, body);
    case FUSE_FSYNC:
        if (question->nodeid == DISK) note('F', 0, NULL, 0);
        return answer(question, 0, NULL, 0);
    case FUSE_STATFS: return answer(question, 0, &room, sizeof room);
    case FUSE_FLUSH:
    case FUSE_RELEASE: return answer(question, 0, NULL, 0);
    case FUSE_FORGET:
    case FUSE_BATCH_FORGET:
    case FUSE_INTERRUPT: return;
    default: return answer(question, ENOSYS, NULL, 0);
    }
}

int main(int count, char **words) {
    if (count != 4) return 64;
    size = strtoull(words[2], NULL, 10);
    disk = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    channel = open("/dev/fuse", O_RDWR | O_CLOEXEC);
    journal = open(words[3], O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    char options[100];
    snprintf(options, sizeof options, "fd=%d,rootmode=40000,user_id=0,group_id=0", channel);
    if (disk == MAP_FAILED || channel < 0 || journal < 0
        || mount("crashdisk", words[1], "fuse", MS_NOSUID | MS_NODEV, options)) {
        perror("CrashDisk");
        return 1;
    }
    static _Alignas(8) char question[LARGEST + 8192];
    while (1) {
        ssize_t length = read(channel, question, sizeof question);
        if (length > 0) serve((struct fuse_in_header *)question);
        else if (errno == ENODEV) return 0;
        else if (errno != EINTR && errno != EAGAIN && errno != ENOENT) return 1;
    }
}
