/*
 * A network link with a delay and losses, for kernels without sch_netem.
 *
 * Two TUN devices; whatever one of them sends comes out of the other after DELAY milliseconds, or never.
 * Every packet gets its own timer, so TCP's handshake, its acknowledgements and its retransmissions all feel
 * the delay, which a relay of bytes could not give.
 *
 *   link DEVICE_A DEVICE_B DELAY_MS LOSS_PERCENT [SEED]
 *
 * The delay is one way, the loss holds for each direction. Writes "ready" when both devices exist.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

enum { SLOTS = 1 << 15, PACKET = 2048, NANO = 1000000000 };

struct packet {
  int64_t due;
  ssize_t size;
  unsigned char bytes[PACKET];
};

/* What is under way in one direction. The delay is the same for all, so first in is first out. */
struct lane {
  struct packet *ring;
  unsigned long in, out;
  unsigned long carried, lost;
};

static volatile sig_atomic_t ended;
static uint64_t dice;

static void on_signal(int number) {
  (void)number;
  ended = 1;
}

static int64_t clock_ns(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (int64_t)at.tv_sec * NANO + at.tv_nsec;
}

/* splitmix64: the same seed loses the same packets, as far as they come in the same order. */
static double chance(void) {
  uint64_t z = (dice += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  z ^= z >> 31;
  return (double)(z >> 11) / 9007199254740992.0;
}

static int open_device(const char *name) {
  struct ifreq request;
  int device = open("/dev/net/tun", O_RDWR | O_NONBLOCK);
  memset(&request, 0, sizeof request);
  request.ifr_flags = IFF_TUN | IFF_NO_PI;
  snprintf(request.ifr_name, sizeof request.ifr_name, "%s", name);
  if (device < 0 || ioctl(device, TUNSETIFF, &request) < 0) {
    fprintf(stderr, "%s: %s\n", name, strerror(errno));
    exit(1);
  }
  return device;
}

static void take(struct lane *lane, int device, int64_t delay, double loss) {
  while (lane->in - lane->out < SLOTS) {
    struct packet *packet = &lane->ring[lane->in % SLOTS];
    packet->size = read(device, packet->bytes, PACKET);
    if (packet->size <= 0) return;
    if (loss > 0 && chance() < loss) {
      lane->lost++;
      continue;
    }
    packet->due = clock_ns() + delay;
    lane->in++;
  }
}

/* Hands over what is due and gives the time of the next packet, or -1 if there is none. */
static int64_t hand_over(struct lane *lane, int device) {
  while (lane->out != lane->in) {
    struct packet *packet = &lane->ring[lane->out % SLOTS];
    if (packet->due > clock_ns()) return packet->due;
    if (write(device, packet->bytes, (size_t)packet->size) == packet->size) lane->carried++;
    lane->out++;
  }
  return -1;
}

int main(int count, char **words) {
  struct lane lanes[2] = {{0}, {0}};
  if (count < 5) {
    fprintf(stderr, "link DEVICE_A DEVICE_B DELAY_MS LOSS_PERCENT [SEED]\n");
    return 2;
  }
  int device[2] = {open_device(words[1]), open_device(words[2])};
  int64_t delay = (int64_t)(atof(words[3]) * 1e6);
  double loss = atof(words[4]) / 100;
  dice = count > 5 ? strtoull(words[5], NULL, 10) : 1;
  for (int i = 0; i < 2; i++) {
    lanes[i].ring = malloc(sizeof(struct packet) * SLOTS);
    if (lanes[i].ring == NULL) return 1;
  }
  signal(SIGTERM, on_signal);
  signal(SIGINT, on_signal);
  prctl(PR_SET_TIMERSLACK, 1000UL);
  printf("ready\n");
  fflush(stdout);
  while (!ended) {
    int64_t next = -1;
    for (int i = 0; i < 2; i++) {
      int64_t due = hand_over(&lanes[i], device[1 - i]);
      if (due >= 0 && (next < 0 || due < next)) next = due;
    }
    int64_t wait = next < 0 ? NANO : next - clock_ns();
    if (wait < 0) wait = 0;
    struct timespec pause = {wait / NANO, wait % NANO};
    struct pollfd watched[2] = {{device[0], POLLIN, 0}, {device[1], POLLIN, 0}};
    if (ppoll(watched, 2, &pause, NULL) <= 0) continue;
    for (int i = 0; i < 2; i++) {
      if (watched[i].revents & POLLIN) take(&lanes[i], device[i], delay, loss);
    }
  }
  for (int i = 0; i < 2; i++) {
    fprintf(stderr, "%s: %lu carried, %lu lost\n", words[1 + i], lanes[i].carried, lanes[i].lost);
  }
  return 0;
}
