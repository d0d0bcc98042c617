set -e
mkdir -p data/signers ~/.ssh
mkdir -p -m 700 "$GNUPGHOME"
ssh-keygen -q -t ed25519 -N "" -C house -f ~/.ssh/house
printf 'house namespaces="briefing" %s\n' "$(cut -d' ' -f1,2 ~/.ssh/house.pub)" > data/signers/allowed_signers
minisign -G -W -f -s ~/house.key -p data/signers/house.pub > /dev/null
gpg --batch --quiet --passphrase "" --quick-gen-key desk@example.org ed25519 sign never
gpg --batch --armor --export desk@example.org > data/signers/desk.asc
