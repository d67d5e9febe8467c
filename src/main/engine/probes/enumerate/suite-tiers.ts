/**
 * Every suite that can be offered below TLS 1.3, in tiers, the most usual first: a line begins a tier, an indented one goes on with it.
 * A "+" marks what needs TLS 1.2. Written out, because reading it off 380 names takes longer than a whole handshake; a test holds it against
 * wire/suite-facts.ts. Tiers: ECDHE with AEAD; DHE with AEAD; ECDHE with CBC; RSA with GCM; RSA with CBC; DHE with CBC; 3DES; CCM; Camellia;
 * RC4; Camellia with ECDHE; ARIA; SEED, IDEA and DES; no encryption; anonymous; DSS; export; more of these; PSK; SRP; fixed keys; the rest.
 */
export const SUITE_TIERS = `
c02b+ c02c+ c02f+ c030+ cca8+ cca9+
009e+ 009f+ ccaa+
c009 c00a c013 c014 c023+ c024+ c027+ c028+
009c+ 009d+
002f 0035 003c+ 003d+
0033 0039 0067+ 006b+
000a 0016 c008 c012
c09c+ c09d+ c09e+ c09f+ c0a0+ c0a1+ c0a2+ c0a3+ c0ac+ c0ad+ c0ae+ c0af+
0041 0045 0084 0088 00ba+ 00be+ 00c0+ 00c4+
0004 0005 c007 c011
c072+ c073+ c076+ c077+
c050+ c051+ c052+ c053+ c05c+ c05d+ c060+ c061+
0007 0009 0015 0096 009a
0001 0002 003b+ c006 c010
0018 001b 0034 003a 006c+ 006d+ 00a6+ 00a7+ c016 c017 c018 c019
0012 0013 0032 0038 0040+ 0044 0066 006a+ 0087 0099 00a2+ 00a3+ 00bd+ 00c3+ c042+ c043+ c056+ c057+ c080+ c081+
0003 0006 0008 0014 0060 0061 0062 0064
0017 0019 001a 0046 0089 009b 00bf+ 00c5+ c015 c046+ c047+ c05a+ c05b+ c084+ c085+
c03c+ c03d+ c044+ c045+ c048+ c049+ c04c+ c04d+ c07a+ c07b+ c07c+ c07d+ c086+ c087+ c08a+ c08b+ ff01
002c 002d 002e 008a 008b 008c 008d 008e 008f 0090 0091 0092 0093 0094 0095 00a8+ 00a9+ 00aa+ 00ab+ 00ac+ 00ad+ 00ae 00af 00b0 00b1
  00b2 00b3 00b4 00b5 00b6 00b7 00b8 00b9 c033 c034 c035 c036 c037 c038 c039 c03a c03b c064+ c065+ c066+ c067+ c068+ c069+ c06a+
  c06b+ c06c+ c06d+ c06e+ c06f+ c070+ c071+ c08e+ c08f+ c090+ c091+ c092+ c093+ c094 c095 c096 c097 c098 c099 c09a c09b c0a4+ c0a5+
  c0a6+ c0a7+ c0a8+ c0a9+ c0aa+ c0ab+ ccab+ ccac+ ccad+ ccae+ d001+ d002+ d003+ d005+
c01a c01b c01c c01d c01e c01f c020 c021 c022
000b 000c 000d 000e 000f 0010 0030 0031 0036 0037 003e+ 003f+ 0042 0043 0068+ 0069+ 0085 0086 0097 0098 00a0+ 00a1+ 00a4+ 00a5+
  00bb+ 00bc+ 00c1+ 00c2+ c001 c002 c003 c004 c005 c00b c00c c00d c00e c00f c025+ c026+ c029+ c02a+ c02d+ c02e+ c031+ c032+ c03e+
  c03f+ c040+ c041+ c04a+ c04b+ c04e+ c04f+ c054+ c055+ c058+ c059+ c05e+ c05f+ c062+ c063+ c074+ c075+ c078+ c079+ c07e+ c07f+
  c082+ c083+ c088+ c089+ c08c+ c08d+
cc13+ cc14+ cc15+ 0011 001c 001d 001e 001f 0020 0021 0022 0023 0024 0025 0026 0027 0028 0029 002a 002b 0063 0065 0080 0081 0082
  0083 16b7+ 16b8+ 16b9+ 16ba+ c0b0+ c0b1+ c0b2+ c0b3+ c100+ c101+ c102+ fefe feff ff00 ff85+ ff87+ ffe0 ffe1
`;
