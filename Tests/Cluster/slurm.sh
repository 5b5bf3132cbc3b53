# shellcheck shell=bash
# A private Slurm of one node, for tests. To be sourced by bash:
#
#   source Tests/Cluster/slurm.sh
#   trap slurm_stop EXIT     # before the start, so that a start that fails half-way leaves nothing either
#   slurm_start              # sbatch, squeue, scancel and scontrol now mean this Slurm
#   slurm_stop               # ends every process of it and removes its folder
#
# Everything is in one folder under TMPDIR: the key and socket of munge, the configuration, states, logs. Its ports are free
# ones. It needs neither systemd nor a database nor control groups, and works as root and as any other user, who then is the
# only one that can use it. A Slurm that the machine has already is neither used nor disturbed.
#
# slurm_start CPUS LIBRARY starts a node that lacks a library, for programs that need it: the folder of that file is empty
# there, by a mount that nobody else sees. That needs root, or sudo.
#
# What is missing of Debian's packages is installed with apt-get, as root or through sudo. slurm_start fails, saying why, when
# the Slurm does not come up.

slurm_folder=''
slurm_programs=/usr/sbin:/sbin # where Debian has the daemons, which not every user has on PATH

slurm_say() { printf 'slurm: %s\n' "$*" >&2; }

# Installs Debian packages if a program is missing: slurm_need PROGRAM PACKAGE...
slurm_need() {
  local program=$1 as_root=''
  shift
  ! PATH=$PATH:$slurm_programs command -v "$program" >/dev/null || return 0
  slurm_say "installing $*"
  [ "$(id -u)" = 0 ] || as_root=sudo
  $as_root apt-get update >/dev/null 2>&1 </dev/null || true
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >/dev/null </dev/null || {
    slurm_say "apt-get cannot install $*"
    return 1
  }
}

# A port of this machine on which nobody listens.
slurm_free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

# The configuration: slurm_configuration CPUS CONTROLLER_PORT NODE_PORT
slurm_configuration() {
  local host
  host=$(hostname -s 2>/dev/null || uname -n)
  cat <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$slurm_folder/munge/socket
CredType=cred/munge
SlurmctldPort=$2
SlurmdPort=$3
StateSaveLocation=$slurm_folder/state
SlurmdSpoolDir=$slurm_folder/spool
SlurmctldPidFile=$slurm_folder/slurmctld.pid
SlurmdPidFile=$slurm_folder/slurmd.pid
SlurmctldLogFile=$slurm_folder/slurmctld.log
SlurmdLogFile=$slurm_folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_min_interval=0,bf_interval=1,max_rpc_cnt=0
SlurmdParameters=config_overrides
# A node is used at once, and a finished job can be asked about until the end of the test.
ReturnToService=2
MinJobAge=3600
KillWait=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$1 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
}

# slurm_start [CPUS [LIBRARY]]     default: those of the machine; a node with all libraries
slurm_start() {
  local cpus=${1:-$(nproc)} library=${2:-} tries node=(slurm_daemon slurmd)
  slurm_need munged munge && slurm_need slurmd slurm-wlm && slurm_need slurmctld slurm-wlm || return 1
  slurm_folder=$(mktemp -d "${TMPDIR:-/tmp}/slurm-XXXXXX")
  chmod 755 "$slurm_folder"
  mkdir -m 755 "$slurm_folder/munge" "$slurm_folder/state" "$slurm_folder/spool"
  (umask 077 && dd if=/dev/urandom of="$slurm_folder/munge.key" bs=128 count=1 2>/dev/null)
  slurm_configuration "$cpus" "$(slurm_free_port)" "$(slurm_free_port)" >"$slurm_folder/slurm.conf"
  [ -z "$library" ] || node=(slurm_daemon_without "$library" slurmd)
  # By this variable every process of this Slurm is known again, when all are ended.
  export SLURM_CONF=$slurm_folder/slurm.conf
  if ! { slurm_daemon munged --key-file="$slurm_folder/munge.key" --socket="$slurm_folder/munge/socket" \
    --pid-file="$slurm_folder/munge/pid" --log-file="$slurm_folder/munge/log" --seed-file="$slurm_folder/munge/seed" &&
    slurm_daemon slurmctld && "${node[@]}"; }; then
    slurm_show_logs
    return 1
  fi
  for ((tries = 0; tries < 300; tries++)); do
    [ "$(sinfo -h -o %t 2>/dev/null)" != idle ] || return 0
    sleep 0.1
  done
  slurm_say "the node did not become idle within 30 s: $(sinfo -h -o '%t %E' 2>&1)"
  slurm_show_logs
  return 1
}

# Nothing of the caller's outputs is kept open by a daemon.
slurm_daemon() {
  if ! PATH=$PATH:$slurm_programs "$@" >"$slurm_folder/$1.out" 2>&1 </dev/null; then
    slurm_say "$1 does not start"
    return 1
  fi
}

# A daemon for which the folder of a file is empty: slurm_daemon_without FILE PROGRAM. Its children see it so too.
slurm_daemon_without() {
  local folder program user group as_root=()
  folder=$(dirname -- "$(realpath -- "$1")")
  program=$(PATH=$PATH:$slurm_programs command -v "$2")
  user=$(id -u) group=$(id -g)
  [ "$user" = 0 ] || as_root=(sudo)
  # shellcheck disable=SC2016 # its own arguments
  if ! "${as_root[@]}" unshare --mount env SLURM_CONF="$SLURM_CONF" PATH="$PATH" sh -c \
    'mount -t tmpfs -o size=4k none "$1" && exec setpriv --reuid "$2" --regid "$3" --init-groups "$4"' \
    sh "$folder" "$user" "$group" "$program" >"$slurm_folder/$2.out" 2>&1 </dev/null; then
    slurm_say "$2 does not start where $folder is empty"
    return 1
  fi
}

slurm_show_logs() {
  local log
  for log in "$slurm_folder"/*.out "$slurm_folder"/munge/log "$slurm_folder"/slurm*.log; do
    [ ! -s "$log" ] || { slurm_say "$log:" && tail -n 15 "$log" >&2; }
  done
}

# The processes that were started for this Slurm, also a step's daemon whose slurmd is gone.
slurm_processes() {
  local file
  for file in /proc/[0-9]*/environ; do
    # A process may end while it is looked at, and another user's cannot be read.
    ! { tr '\0' '\n' <"$file" | grep -qxF "SLURM_CONF=$slurm_folder/slurm.conf"; } 2>/dev/null || basename "${file%/environ}"
  done
}

# Ends everything and removes the folder. Does nothing when nothing was started.
slurm_stop() {
  local round left process
  [ -n "$slurm_folder" ] || return 0
  # Not exported any more, so that the programs below are not among those that are looked for.
  SLURM_CONF=$slurm_folder/slurm.conf timeout 10 scancel --user="$(id -un)" --full >/dev/null 2>&1 || true
  export -n SLURM_CONF
  for ((round = 0; round < 100; round++)); do
    left=$(slurm_processes)
    [ -n "$left" ] || break
    for process in $left; do
      if [ "$round" -lt 50 ]; then kill "$process" 2>/dev/null || true; else kill -KILL "$process" 2>/dev/null || true; fi
    done
    sleep 0.1
  done
  unset SLURM_CONF
  rm -rf "$slurm_folder"
  slurm_folder=''
  [ -z "$left" ] || { slurm_say "these processes did not end: $left" && return 1; }
}

# The tasks of a job that are not done, one a line: its number, its index and its state. Empty when the job is over.
slurm_left() { squeue -h -r -j "$1" -o '%i %K %T' 2>/dev/null || true; }

# Waits until no job is left at all: slurm_wait_for_all SECONDS
slurm_wait_for_all() {
  local end=$((SECONDS + $1))
  while [ -n "$(squeue -h -r)" ]; do
    [ "$SECONDS" -lt "$end" ] || { slurm_say "still in the queue after $1 s:" && squeue -r >&2 && return 1; }
    sleep 0.2
  done
}
