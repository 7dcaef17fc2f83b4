#!/bin/sh
# What the container image does, in two steps; also outside of containers. Needs Node.js and npm, the first also a package registry.
#   prepare.sh install <packed file> <folder>   as root: the package, and its browser unpacked for everybody
#   prepare.sh warm <folder>                    as whoever prints: prints once, so that compiled code is kept (NODE_COMPILE_CACHE)
set -eu

install_package() {
  packed=$1 folder=$2
  mkdir -p "$folder/bin"
  # The browser comes in a package of its own; Puppeteer's way to fetch one is not needed.
  cache=$(mktemp -d)
  PUPPETEER_SKIP_DOWNLOAD=true npm install --cache "$cache" --prefix "$folder" --omit=dev --no-audit --no-fund --loglevel=error "$packed"
  rm -rf "$cache" "$folder/node_modules/puppeteer"
  ln -sf ../node_modules/.bin/sitrep "$folder/bin/sitrep"
  unset NODE_COMPILE_CACHE
  export NODE_DISABLE_COMPILE_CACHE=1 XDG_CACHE_HOME="$folder/cache"
  print_once "$folder"
  # For everybody to use, for root alone to change.
  chown -R 0:0 "$folder"
  chmod -R go-w,a+rX "$folder"
}

# A project that is thrown away again.
print_once() {
  scratch=$(mktemp -d)
  (cd "$scratch" && "$1/bin/sitrep" init . > init.log && "$1/bin/sitrep" check --quiet && "$1/bin/sitrep" build --format pdf && head -c 5 output/*.pdf | grep -q '%PDF-')
  rm -rf "$scratch"
}

case ${1:-} in
  install) install_package "$2" "$3" ;;
  warm)
    print_once "$2"
    "$2/bin/sitrep" doctor
    ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
