/*
 * Runs one command and writes what it cost as one line of JSON, in microseconds and kilobytes.
 *
 *   measure RESULT_FILE LIMIT_MS FIRST_PATTERN COMMAND...
 *
 * wall: from before fork until the command has ended. cpu: user and system time of the command and of the
 * children it waited for. rss: the largest of them. connections: how far the kernel's count of opened TCP
 * connections (Tcp ActiveOpens of this network namespace) went on, so it is exact only where nobody else dials.
 * first: when the first line of output matched FIRST_PATTERN (extended, ignoring case), -1 for never or for no
 * pattern. The command writes to a terminal of its own then, because most programs keep their lines back otherwise.
 * After LIMIT_MS the command is killed, and `killed` says so.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <regex.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int64_t now_us(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (int64_t)at.tv_sec * 1000000 + at.tv_nsec / 1000;
}

static long active_opens(void) {
  char line[1024];
  long opens = 0;
  int seen = 0;
  FILE *file = fopen("/proc/self/net/snmp", "r");
  if (file == NULL) return -1;
  while (fgets(line, sizeof line, file) != NULL) {
    if (strncmp(line, "Tcp:", 4) == 0 && seen++ == 1) {
      sscanf(line, "Tcp: %*s %*s %*s %*s %ld", &opens);
    }
  }
  fclose(file);
  return opens;
}

static pid_t begin(char **command, int *output, const char *pattern) {
  int ends[2];
  pid_t child;
  if (*pattern != 0) {
    struct winsize size = {60, 200, 0, 0};
    child = forkpty(output, NULL, NULL, &size);
  } else {
    if (pipe(ends) < 0) exit(1);
    child = fork();
    if (child == 0) {
      dup2(ends[1], 1);
      dup2(ends[1], 2);
      close(ends[0]);
      close(ends[1]);
      setsid();
    }
    close(ends[1]);
    *output = ends[0];
  }
  if (child == 0) {
    execvp(command[0], command);
    fprintf(stderr, "%s: %s\n", command[0], strerror(errno));
    _exit(127);
  }
  return child;
}

/* Passes the output on, and gives the moment of the first line that matches. */
static int64_t pass_on(int output, const char *pattern, int64_t started, int64_t limit, pid_t child, int *killed) {
  static char text[1 << 16];
  char line[4096];
  size_t used = 0;
  int64_t first = -1;
  regex_t wanted;
  if (*pattern != 0 && regcomp(&wanted, pattern, REG_EXTENDED | REG_ICASE | REG_NOSUB) != 0) exit(2);
  for (;;) {
    int64_t left = started + limit - now_us();
    struct pollfd watched = {output, POLLIN, 0};
    if (left <= 0) {
      kill(-child, SIGKILL);
      *killed = 1;
      return first;
    }
    if (poll(&watched, 1, (int)(left / 1000 + 1)) <= 0) continue;
    ssize_t size = read(output, text, sizeof text);
    if (size <= 0) return first;
    if (fwrite(text, 1, (size_t)size, stdout) == 0) continue;
    for (ssize_t i = 0; i < size && *pattern != 0 && first < 0; i++) {
      if (text[i] != '\n' && used < sizeof line - 1) {
        line[used++] = text[i];
        continue;
      }
      line[used] = 0;
      used = 0;
      if (regexec(&wanted, line, 0, NULL, 0) == 0) first = now_us() - started;
    }
  }
}

static int64_t us(struct timeval at) { return (int64_t)at.tv_sec * 1000000 + at.tv_usec; }

int main(int count, char **words) {
  int output, status = 0, killed = 0;
  struct rusage used;
  if (count < 5) return 2;
  long opens = active_opens();
  int64_t started = now_us();
  pid_t child = begin(words + 4, &output, words[3]);
  if (child < 0) return 1;
  int64_t first = pass_on(output, words[3], started, atoll(words[2]) * 1000, child, &killed);
  if (wait4(child, &status, 0, &used) < 0) return 1;
  int64_t wall = now_us() - started;
  FILE *result = fopen(words[1], "w");
  if (result == NULL) return 1;
  fprintf(result,
          "{\"wall\":%lld,\"user\":%lld,\"system\":%lld,\"rss\":%ld,\"connections\":%ld,\"first\":%lld,"
          "\"code\":%d,\"killed\":%s}\n",
          (long long)wall, (long long)us(used.ru_utime), (long long)us(used.ru_stime), used.ru_maxrss,
          active_opens() - opens, (long long)first, WIFEXITED(status) ? WEXITSTATUS(status) : -1,
          killed ? "true" : "false");
  return fclose(result) == 0 ? 0 : 1;
}
