// Written by scripts/blocking-catalogue.ts; change scripts/blocking-tiers.ts and write it again.

/** Every blocking call that is known by name: `export | kind | tier | counterpart | when`, by module. */
export const table = `
[node:child_process]
spawnSync | subprocess | error | manual spawn
execSync | subprocess | error | manual exec
execFileSync | subprocess | error | manual execFile

[node:crypto]
generateKeySync | crypto-cpu | error | promisify generateKey
pbkdf2Sync | crypto-cpu | error | promisify pbkdf2
randomFillSync | crypto-cpu | never
scryptSync | crypto-cpu | error | manual scrypt
generateKeyPairSync | crypto-cpu | error | promisify generateKeyPair
hkdfSync | crypto-cpu | error | promisify hkdf
generatePrimeSync | crypto-cpu | error | manual generatePrime
checkPrimeSync | crypto-cpu | error | manual checkPrime
argon2Sync | crypto-cpu | error | promisify argon2

[node:dgram]
Socket#bindSync | other | never
Socket#connectSync | other | never

[node:diagnostics_channel]
TracingChannel#traceSync | other | never

[node:fs]
renameSync | file-io | error | await node:fs/promises rename
truncateSync | file-io | error | await node:fs/promises truncate
ftruncateSync | file-io | error | promisify ftruncate
chownSync | file-io | error | await node:fs/promises chown
fchownSync | file-io | error | promisify fchown
lchownSync | file-io | error | await node:fs/promises lchown
lutimesSync | file-io | error | await node:fs/promises lutimes
chmodSync | file-io | error | await node:fs/promises chmod
fchmodSync | file-io | error | promisify fchmod
lchmodSync | file-io | error | await node:fs/promises lchmod
statSync | file-io | error | await node:fs/promises stat
fstatSync | file-io | error | promisify fstat
statfsSync | file-io | error | await node:fs/promises statfs
lstatSync | file-io | error | await node:fs/promises lstat
linkSync | file-io | error | await node:fs/promises link
symlinkSync | file-io | error | await node:fs/promises symlink
readlinkSync | file-io | error | await node:fs/promises readlink
realpathSync | file-io | error | await node:fs/promises realpath
unlinkSync | file-io | error | await node:fs/promises unlink
rmdirSync | file-io | error | await node:fs/promises rmdir
rmSync | file-io | error | await node:fs/promises rm
mkdirSync | file-io | error | await node:fs/promises mkdir
mkdtempSync | file-io | error | await node:fs/promises mkdtemp
mkdtempDisposableSync | file-io | error | manual mkdtempDisposable
readdirSync | file-io | error | await node:fs/promises readdir
closeSync | file-io | error | promisify close
openSync | file-io | error | promisify open
utimesSync | file-io | error | await node:fs/promises utimes
futimesSync | file-io | error | promisify futimes
fsyncSync | file-io | error | promisify fsync
writeSync | file-io | error | manual write
readSync | file-io | error | manual read
readFileSync | file-io | error | await node:fs/promises readFile
writeFileSync | file-io | error | await node:fs/promises writeFile
appendFileSync | file-io | error | await node:fs/promises appendFile
existsSync | file-io | error | manual node:fs/promises access
accessSync | file-io | error | await node:fs/promises access
fdatasyncSync | file-io | error | promisify fdatasync
copyFileSync | file-io | error | await node:fs/promises copyFile
writevSync | file-io | error | manual writev
readvSync | file-io | error | manual readv
opendirSync | file-io | error | await node:fs/promises opendir
Dir#closeSync | file-io | error | member Dir#close
Dir#readSync | file-io | error | member Dir#read
cpSync | file-io | error | await node:fs/promises cp
globSync | file-io | error | manual glob
Utf8Stream#flushSync | file-io | error | manual Utf8Stream#flush

[node:quic]
Writer#writeSync | other | never
Writer#writevSync | other | never
Writer#endSync | other | never

[node:stream/iter]
fromSync | other | never
pullSync | other | never
pipeToSync | other | never
bytesSync | other | never
textSync | other | never
arrayBufferSync | other | never
arraySync | other | never
tapSync | other | never
shareSync | other | never
toReadableSync | other | never
SyncWriter#writeSync | other | never
SyncWriter#writevSync | other | never
SyncWriter#endSync | other | never
PartialSyncWriter#writeSync | other | never

[node:zlib]
createZipArchiveSync | compression-cpu | error | manual createZipArchive
brotliCompressSync | compression-cpu | error | promisify brotliCompress
brotliDecompressSync | compression-cpu | error | promisify brotliDecompress
deflateSync | compression-cpu | error | promisify deflate
deflateRawSync | compression-cpu | error | promisify deflateRaw
gzipSync | compression-cpu | error | promisify gzip
gunzipSync | compression-cpu | error | promisify gunzip
inflateSync | compression-cpu | error | promisify inflate
inflateRawSync | compression-cpu | error | promisify inflateRaw
unzipSync | compression-cpu | error | promisify unzip
zstdCompressSync | compression-cpu | error | promisify zstdCompress
zstdDecompressSync | compression-cpu | error | promisify zstdDecompress
ZipBuffer#addSync | compression-cpu | error | member ZipBuffer#add
ZipBuffer#toBufferSync | compression-cpu | error | member ZipBuffer#toBuffer
ZipEntry#contentSync | compression-cpu | error | member ZipEntry#content
ZipEntry.createSync | compression-cpu | error | member ZipEntry.create
ZipFile#addEntrySync | file-io | error | member ZipFile#addEntry
ZipFile#addSync | file-io | error | member ZipFile#add
ZipFile#closeSync | file-io | error | member ZipFile#close
ZipFile#compactSync | file-io | error | manual ZipFile#compact
ZipFile#deleteSync | file-io | error | member ZipFile#delete
ZipFile#entriesSync | file-io | error | manual ZipFile#entries
ZipFile#forEachSync | file-io | error | manual ZipFile#forEach
ZipFile#getSync | file-io | error | member ZipFile#get
ZipFile#valuesSync | file-io | error | manual ZipFile#values
ZipFile.openSync | file-io | error | member ZipFile.open

[node:zlib/iter]
compressBrotliSync | compression-cpu | never
compressDeflateSync | compression-cpu | never
compressGzipSync | compression-cpu | never
compressZstdSync | compression-cpu | never
decompressBrotliSync | compression-cpu | never
decompressDeflateSync | compression-cpu | never
decompressGzipSync | compression-cpu | never
decompressZstdSync | compression-cpu | never

[node:fs]
openAsBlobSync | file-io | error | manual openAsBlob

[node:crypto]
sign | crypto-cpu | advice | promisify sign | no-callback
verify | crypto-cpu | advice | promisify verify | no-callback
diffieHellman | crypto-cpu | advice | promisify diffieHellman | no-callback
encapsulate | crypto-cpu | advice | promisify encapsulate | no-callback
decapsulate | crypto-cpu | advice | promisify decapsulate | no-callback
Sign#sign | crypto-cpu | advice | manual sign
Verify#verify | crypto-cpu | advice | manual verify
publicEncrypt | crypto-cpu | advice
publicDecrypt | crypto-cpu | advice
privateEncrypt | crypto-cpu | advice
privateDecrypt | crypto-cpu | advice
createPrivateKey | crypto-cpu | advice
createDiffieHellman | crypto-cpu | error |  | number-argument
DiffieHellman#generateKeys | crypto-cpu | advice
DiffieHellman#computeSecret | crypto-cpu | advice
ECDH#generateKeys | crypto-cpu | advice
ECDH#computeSecret | crypto-cpu | advice
X509Certificate#verify | crypto-cpu | advice

[node:fs]
realpathSync.native | file-io | error | await node:fs/promises realpath
DisposableTempDir#remove | file-io | error

[node:sqlite]
new DatabaseSync | database | error
DatabaseSync#open | database | error
DatabaseSync#close | database | error
DatabaseSync#exec | database | error
DatabaseSync#prepare | database | error
DatabaseSync#loadExtension | database | error
DatabaseSync#serialize | database | error
DatabaseSync#deserialize | database | error
DatabaseSync#applyChangeset | database | error
DatabaseSync#createSession | database | error
StatementSync#all | database | error
StatementSync#get | database | error
StatementSync#iterate | database | error
StatementSync#run | database | error
SQLTagStore#all | database | error
SQLTagStore#get | database | error
SQLTagStore#iterate | database | error
SQLTagStore#run | database | error
Session#changeset | database | error
Session#patchset | database | error

[node:v8]
writeHeapSnapshot | file-io | error
getHeapSnapshot | other | error
queryObjects | other | error
takeCoverage | file-io | error
stopCoverage | file-io | error
serialize | other | advice
deserialize | other | advice

[node:module]
Module#require | file-io | advice
findPackageJSON | file-io | advice
flushCompileCache | file-io | advice
enableCompileCache | file-io | advice
register | file-io | advice
runMain | file-io | advice
Require#resolve | file-io | advice
stripTypeScriptTypes | other | advice

[global]
require | file-io | advice | manual import()

[node:vm]
runInContext | other | advice
runInNewContext | other | advice
runInThisContext | other | advice
compileFunction | other | advice
createContext | other | advice
Script#runInContext | other | advice
Script#runInNewContext | other | advice
Script#runInThisContext | other | advice
new Script | other | advice

[node:wasi]
WASI#start | other | advice
WASI#initialize | other | advice

[node:ffi]
dlopen | other | advice
DynamicLibrary#getFunction | other | advice
DynamicLibrary#getFunctions | other | advice

[node:tls]
createSecureContext | crypto-cpu | advice
getCACertificates | file-io | advice

[node:inspector]
open | wait | error
waitForDebugger | wait | error

[global]
Process#loadEnvFile | file-io | error
ProcessReport#writeReport | file-io | error
ProcessReport#getReport | other | error
Process#dlopen | file-io | error
Process#execve | subprocess | error
Storage#getItem | database | advice
Storage#setItem | database | advice
Storage#removeItem | database | advice
Storage#clear | database | advice
Atomics.wait | wait | error | manual Atomics.waitAsync
new WebAssembly.Module | other | advice
new WebAssembly.Instance | other | advice

[better-sqlite3]
Database.Statement#run | database | error | manual @libsql/client Client#execute
Database.Statement#get | database | error | manual @libsql/client Client#execute
Database.Statement#all | database | error | manual @libsql/client Client#execute
Database.Statement#iterate | database | error | manual @libsql/client Client#execute
Database.Database#exec | database | error
Database.Database#pragma | database | error
Database.Database#prepare | database | error
Database.Database#loadExtension | database | error
Database.Database#serialize | database | error
Database.Database#close | database | error
Database.Transaction#(call) | database | error
new Database | database | error

[libsql]
Database#prepare | database | error | manual libsql/promise Database#prepare
Database#exec | database | error | manual libsql/promise Database#exec
Database#pragma | database | error | manual libsql/promise Database#pragma
Database#sync | database | error | manual libsql/promise Database#sync
Database#transaction | database | error | manual libsql/promise Database#transaction
Database#loadExtension | database | error | manual libsql/promise Database#loadExtension
Database#serialize | database | error | manual libsql/promise Database#serialize
Database#close | database | error | manual libsql/promise Database#close

[drizzle-orm/better-sqlite3]
BetterSQLite3Database#run | database | error | manual drizzle-orm/libsql BetterSQLite3Database#run
BetterSQLite3Database#all | database | error | manual drizzle-orm/libsql BetterSQLite3Database#all
BetterSQLite3Database#get | database | error | manual drizzle-orm/libsql BetterSQLite3Database#get
BetterSQLite3Database#values | database | error | manual drizzle-orm/libsql BetterSQLite3Database#values
BetterSQLite3Database#transaction | database | error | manual drizzle-orm/libsql BetterSQLite3Database#transaction

[drizzle-orm/sqlite-core]
SQLiteSelectBase#run | database | error | manual drizzle-orm/libsql SQLiteSelectBase#run
SQLiteSelectBase#all | database | error | manual drizzle-orm/libsql SQLiteSelectBase#all
SQLiteSelectBase#get | database | error | manual drizzle-orm/libsql SQLiteSelectBase#get
SQLiteSelectBase#values | database | error | manual drizzle-orm/libsql SQLiteSelectBase#values
SQLiteInsertBase#run | database | error | manual drizzle-orm/libsql SQLiteInsertBase#run
SQLiteInsertBase#all | database | error | manual drizzle-orm/libsql SQLiteInsertBase#all
SQLiteInsertBase#get | database | error | manual drizzle-orm/libsql SQLiteInsertBase#get
SQLiteInsertBase#values | database | error | manual drizzle-orm/libsql SQLiteInsertBase#values
SQLiteUpdateBase#run | database | error | manual drizzle-orm/libsql SQLiteUpdateBase#run
SQLiteUpdateBase#all | database | error | manual drizzle-orm/libsql SQLiteUpdateBase#all
SQLiteUpdateBase#get | database | error | manual drizzle-orm/libsql SQLiteUpdateBase#get
SQLiteUpdateBase#values | database | error | manual drizzle-orm/libsql SQLiteUpdateBase#values
SQLiteDeleteBase#run | database | error | manual drizzle-orm/libsql SQLiteDeleteBase#run
SQLiteDeleteBase#all | database | error | manual drizzle-orm/libsql SQLiteDeleteBase#all
SQLiteDeleteBase#get | database | error | manual drizzle-orm/libsql SQLiteDeleteBase#get
SQLiteDeleteBase#values | database | error | manual drizzle-orm/libsql SQLiteDeleteBase#values
SQLitePreparedQuery#run | database | error | manual drizzle-orm/libsql SQLitePreparedQuery#run
SQLitePreparedQuery#all | database | error | manual drizzle-orm/libsql SQLitePreparedQuery#all
SQLitePreparedQuery#get | database | error | manual drizzle-orm/libsql SQLitePreparedQuery#get
SQLitePreparedQuery#values | database | error | manual drizzle-orm/libsql SQLitePreparedQuery#values
SQLiteRelationalQuery#sync | database | error | manual drizzle-orm/libsql SQLiteRelationalQuery#sync

[drizzle-orm/better-sqlite3/migrator]
migrate | database | error | await drizzle-orm/libsql/migrator migrate

[drizzle-orm/bun-sqlite]
SQLiteBunSession#exec | database | error
SQLiteBunSession#transaction | database | error

[drizzle-orm/expo-sqlite]
ExpoSQLitePreparedQuery#run | database | error
ExpoSQLitePreparedQuery#all | database | error
ExpoSQLitePreparedQuery#get | database | error
ExpoSQLitePreparedQuery#values | database | error
ExpoSQLiteSession#transaction | database | error

[realm]
new Realm | database | error
Realm#write | database | error
Realm#create | database | error
Realm#delete | database | error
Realm#deleteAll | database | error
Realm#objects | database | advice
Realm#objectForPrimaryKey | database | advice
Realm#beginTransaction | database | error
Realm#commitTransaction | database | error
Realm#compact | database | error
Realm#writeCopyTo | database | error

[lokijs]
Collection#find | database | advice
Collection#findOne | database | advice
Collection#insert | database | advice
Collection#findAndUpdate | database | advice
Collection#findAndRemove | database | advice

[lowdb]
LowSync#read | file-io | error | member Low#read
LowSync#write | file-io | error | member Low#write
LowSync#update | file-io | error | member Low#update

[lowdb/node]
JSONFileSyncPreset | file-io | error | member JSONFilePreset
DataFileSync#read | file-io | error | member DataFile#read
DataFileSync#write | file-io | error | member DataFile#write
TextFileSync#read | file-io | error | member TextFile#read
TextFileSync#write | file-io | error | member TextFile#write

[conf]
default#get | file-io | error
default#set | file-io | error
default#has | file-io | error
default#delete | file-io | error
default#clear | file-io | error
default#reset | file-io | error
default#appendToArray | file-io | error
new default | file-io | error

[configstore]
default#set | file-io | error
default#get | file-io | error
default#has | file-io | error
default#delete | file-io | error
default#clear | file-io | error
new default | file-io | error

[pg-native]
Client#connectSync | database | error | manual pg Client#query
Client#querySync | database | error | manual pg Client#query
Client#prepareSync | database | error | manual pg Client#query
Client#executeSync | database | error | manual pg Client#query

[oracledb]
initOracleClient | file-io | error

[jsonwebtoken]
sign | crypto-cpu | advice | manual jose SignJWT#sign | no-callback
verify | crypto-cpu | advice | manual jose jwtVerify

[node-forge]
pkcs5.pbkdf2 | crypto-cpu | error | manual node:crypto pbkdf2 | no-callback
pki.rsa.generateKeyPair | crypto-cpu | error | manual node:crypto generateKeyPair | no-callback

[crypto-js]
PBKDF2 | crypto-cpu | error | manual node:crypto pbkdf2
EvpKDF | crypto-cpu | error | manual node:crypto webcrypto
AES.encrypt | crypto-cpu | advice | manual node:crypto webcrypto
AES.decrypt | crypto-cpu | advice | manual node:crypto webcrypto

[tweetnacl]
sign | crypto-cpu | advice
box | crypto-cpu | advice
scalarMult | crypto-cpu | advice

[bcryptjs]
hash | crypto-cpu | advice | manual bcrypt hash
compare | crypto-cpu | advice | manual bcrypt compare

[synckit]
createSyncFn | wait | error |  | maker

[make-synchronous]
default | wait | error |  | maker

[deasync]
export= | wait | error | manual node:util promisify | maker
loopWhile | wait | error | manual node:util promisify
sleep | wait | error | manual node:util promisify
runLoopOnce | wait | error | manual node:util promisify

[sync-fetch]
export= | wait | error | await global fetch

[sync-request]
default | wait | error | manual global fetch

[sync-rpc]
export= | wait | error |  | maker

[xmlhttprequest]
XMLHttpRequest#open(async=false) | wait | error | manual global fetch | third-false

[git-rev-sync]
short | file-io | error
long | file-io | error
branch | file-io | error
tag | file-io | error
date | file-io | error
message | file-io | error

[shelljs]
exec | subprocess | error | manual execa execa | not-async-option
cmd | subprocess | error | manual execa execa | not-async-option
ls | file-io | error
find | file-io | error
cp | file-io | error
rm | file-io | error
mv | file-io | error
mkdir | file-io | error
cat | file-io | error
sed | file-io | error
grep | file-io | error
test | file-io | error
which | file-io | error
ln | file-io | error
chmod | file-io | error
touch | file-io | error
head | file-io | error
tail | file-io | error
sort | file-io | error
uniq | file-io | error
cd | file-io | error
pushd | file-io | error

[cross-spawn]
sync | subprocess | error | manual spawn

[fast-glob]
sync | file-io | error

[tar]
c | file-io | error | manual c | sync-option
x | file-io | error | manual x | sync-option
t | file-io | error | manual t | sync-option
r | file-io | error | manual r | sync-option
u | file-io | error | manual u | sync-option

[adm-zip]
new AdmZip | file-io | error |  | path-argument
AdmZip#readFile | file-io | error | member AdmZip#readFileAsync
AdmZip#readAsText | file-io | error | member AdmZip#readAsTextAsync
AdmZip#extractAllTo | file-io | error | member AdmZip#extractAllToAsync
AdmZip#extractEntryTo | file-io | error
AdmZip#writeZip | file-io | error | member AdmZip#writeZipPromise
AdmZip#toBuffer | file-io | error | member AdmZip#toBufferPromise | no-callback
AdmZip#addLocalFile | file-io | error
AdmZip#addLocalFolder | file-io | error | member AdmZip#addLocalFolderPromise
AdmZip#test | file-io | error

[pako]
deflate | compression-cpu | error | manual node:zlib deflate
deflateRaw | compression-cpu | error | manual node:zlib deflateRaw
gzip | compression-cpu | error | manual node:zlib gzip
inflate | compression-cpu | error | manual node:zlib inflate
inflateRaw | compression-cpu | error | manual node:zlib inflateRaw
ungzip | compression-cpu | error | manual node:zlib gunzip

[fzstd]
decompress | compression-cpu | error | manual node:zlib zstdDecompress

[zstd-napi]
compress | compression-cpu | error | manual node:zlib zstdCompress
decompress | compression-cpu | error | manual node:zlib zstdDecompress

[brotli]
decompress | compression-cpu | error | manual node:zlib brotliDecompress

[ejs]
render | other | advice | manual renderFile

[pug]
renderFile | file-io | error
compileFile | file-io | error
compileFileClient | file-io | error
render | other | advice
compile | other | advice

[handlebars]
compile | other | advice

[nunjucks]
render | file-io | advice |  | no-callback
renderString | file-io | advice |  | no-callback
Environment#render | file-io | advice |  | no-callback
Environment#getTemplate | file-io | advice |  | no-callback

[eta]
Eta#render | other | advice | member Eta#renderAsync
Eta#renderString | other | advice | member Eta#renderStringAsync

[mustache]
render | other | advice

[sass]
compile | other | error | member compileAsync
compileString | other | advice | member compileStringAsync
Compiler#compile | other | error | member AsyncCompiler#compileAsync
Compiler#compileString | other | advice | member AsyncCompiler#compileStringAsync

[stylus]
export=.render | other | advice |  | no-callback

[svgo]
optimize | other | advice

[postcss]
LazyResult#sync | other | advice | member LazyResult#async

[terser]
minify_sync | other | advice | await minify

[@babel/core]
transform | other | advice | member transformAsync | no-callback
transformFile | other | error | member transformFileAsync | no-callback
transformFromAst | other | advice | member transformFromAstAsync | no-callback

[csv-parse/sync]
parse | other | advice | manual csv-parse parse

[csv-stringify/sync]
stringify | other | advice | manual csv-stringify stringify

[papaparse]
parse | other | advice
unparse | other | advice

[xlsx]
readFile | file-io | error
writeFile | file-io | error
writeFileXLSX | file-io | error
read | other | advice
write | other | advice

[gray-matter]
read | file-io | error

[js-yaml]
load | other | advice
loadAll | other | advice
dump | other | advice

[yaml]
parse | other | advice
stringify | other | advice
parseDocument | other | advice

[cosmiconfig]
PublicExplorerSync#search | file-io | error | member PublicExplorer#search
PublicExplorerSync#load | file-io | error | member PublicExplorer#load

[lilconfig]
SyncSearcher#search | file-io | error | member AsyncSearcher#search
SyncSearcher#load | file-io | error | member AsyncSearcher#load

[write-file-atomic]
sync | file-io | error

[which]
sync | file-io | error

[command-exists]
sync | subprocess | error

[read-yaml-file]
sync | file-io | error | member default

[write-yaml-file]
export=.sync | file-io | error

[resolve]
sync | file-io | error

[tmp]
FileResult#removeCallback | file-io | error
DirResult#removeCallback | file-io | error

[dotenv]
config | file-io | error
configDotenv | file-io | error

[import-fresh]
export= | file-io | error | manual import()

[import-sync]
default | file-io | advice | manual import()

[jiti]
export= | file-io | advice | manual Jiti#import
export=.createJiti | file-io | advice | manual Jiti#import

[i18n]
configure | file-io | error
I18n#configure | file-io | error

[canvas]
Canvas#toBuffer | other | advice | promisify Canvas#toBuffer | no-callback
Canvas#toDataURL | other | advice | promisify Canvas#toDataURL | no-callback
registerFont | file-io | error

[maxmind]
default.openSync | file-io | error | member default.open

[node-hid]
devices | wait | error | member devicesAsync
HID#read | wait | error | member HIDAsync#read
HID#readTimeout | wait | error | member HIDAsync#readTimeout
HID#write | wait | error | member HIDAsync#write
HID#sendFeatureReport | wait | error | member HIDAsync#sendFeatureReport
HID#getFeatureReport | wait | error | member HIDAsync#getFeatureReport
new HID | wait | error | member new+HIDAsync

[lmdb]
Database#get | database | advice | manual Database#getAsync
Database#getBinary | database | advice
Database#getRange | database | advice
Database#transaction | database | advice

[nedb]
Nedb#getAllData | database | advice | manual Nedb#find

[jsdom]
new JSDOM | other | advice

[marked]
marked | other | advice
marked.parse | other | advice

[markdown-it]
MarkdownIt#render | other | advice

[ajv]
Ajv#compile | other | advice | manual Ajv#compileAsync

[bun:sqlite]
Database#query | database | error | manual bun SQL
Database#run | database | error | manual bun SQL
Database#exec | database | error | manual bun SQL
Database#prepare | database | error | manual bun SQL
Database#transaction | database | error | manual bun SQL
Statement#all | database | error | manual bun SQL
Statement#get | database | error | manual bun SQL
Statement#run | database | error | manual bun SQL
Statement#values | database | error | manual bun SQL
Statement#iterate | database | error | manual bun SQL
new Database | database | error | manual bun SQL

[zx]
$.sync | subprocess | error | member $
ps.lookupSync | subprocess | error | member ps.lookup
ps.treeSync | subprocess | error | member ps.tree

[execa]
$.sync | subprocess | error | member $

[fs-extra]
copySync | file-io | error | await copy
moveSync | file-io | error | await move
ensureFileSync | file-io | error | await ensureFile
ensureLinkSync | file-io | error | await ensureLink
ensureSymlinkSync | file-io | error | await ensureSymlink
ensureDirSync | file-io | error | await ensureDir
outputFileSync | file-io | error | await outputFile
outputJsonSync | file-io | error | await outputJson
removeSync | file-io | error | await remove
emptyDirSync | file-io | error | await emptyDir
pathExistsSync | file-io | error | await pathExists
createFileSync | file-io | error | await createFile
createLinkSync | file-io | error | await createLink
createSymlinkSync | file-io | error | await createSymlink
mkdirsSync | file-io | error | await mkdirs
mkdirpSync | file-io | error | await mkdirp
readJsonSync | file-io | error | await readJson
readJSONSync | file-io | error | await readJSON
writeJsonSync | file-io | error | await writeJson
writeJSONSync | file-io | error | await writeJSON
outputJSONSync | file-io | error | await outputJSON
emptydirSync | file-io | error | await emptydir

[@mikro-orm/core]
MikroORM#discoverEntitiesSync | file-io | error | member MikroORM#discoverEntities
MikroORM.initSync | file-io | error | member MikroORM.init
MetadataDiscovery#discoverSync | file-io | error | member MetadataDiscovery#discover

[expo-sqlite]
openDatabaseSync | database | error | await openDatabaseAsync
SQLiteDatabase#isInTransactionSync | database | error | member SQLiteDatabase#isInTransactionAsync
SQLiteDatabase#closeSync | database | error | member SQLiteDatabase#closeAsync
SQLiteDatabase#execSync | database | error | member SQLiteDatabase#execAsync
SQLiteDatabase#serializeSync | database | error | member SQLiteDatabase#serializeAsync
SQLiteDatabase#prepareSync | database | error | member SQLiteDatabase#prepareAsync
SQLiteDatabase#createSessionSync | database | error | member SQLiteDatabase#createSessionAsync
SQLiteDatabase#loadExtensionSync | database | error | member SQLiteDatabase#loadExtensionAsync
SQLiteDatabase#withTransactionSync | database | error | manual SQLiteDatabase#withTransactionAsync
SQLiteDatabase#runSync | database | error | member SQLiteDatabase#runAsync
SQLiteDatabase#getFirstSync | database | error | member SQLiteDatabase#getFirstAsync
SQLiteDatabase#getEachSync | database | error
SQLiteDatabase#getAllSync | database | error | member SQLiteDatabase#getAllAsync
deserializeDatabaseSync | database | error | await deserializeDatabaseAsync
deleteDatabaseSync | database | error | await deleteDatabaseAsync
backupDatabaseSync | database | error | await backupDatabaseAsync
SQLiteSession#attachSync | database | error | member SQLiteSession#attachAsync
SQLiteSession#enableSync | database | error | member SQLiteSession#enableAsync
SQLiteSession#closeSync | database | error | member SQLiteSession#closeAsync
SQLiteSession#createChangesetSync | database | error | member SQLiteSession#createChangesetAsync
SQLiteSession#createInvertedChangesetSync | database | error | member SQLiteSession#createInvertedChangesetAsync
SQLiteSession#applyChangesetSync | database | error | member SQLiteSession#applyChangesetAsync
SQLiteSession#invertChangesetSync | database | error | member SQLiteSession#invertChangesetAsync
SQLiteStatement#executeSync | database | error | manual SQLiteStatement#executeAsync
SQLiteStatement#executeForRawResultSync | database | error | manual SQLiteStatement#executeForRawResultAsync
SQLiteStatement#getColumnNamesSync | database | error | member SQLiteStatement#getColumnNamesAsync
SQLiteStatement#finalizeSync | database | error | member SQLiteStatement#finalizeAsync
SQLiteExecuteSyncResult#getFirstSync | database | error
SQLiteExecuteSyncResult#getAllSync | database | error
SQLiteExecuteSyncResult#resetSync | database | error
SQLiteTaggedQuery#allSync | database | error
SQLiteTaggedQuery#valuesSync | database | error | member SQLiteTaggedQuery#values
SQLiteTaggedQuery#firstSync | database | error | member SQLiteTaggedQuery#first
SQLiteTaggedQuery#eachSync | database | error

[ibm_db]
ODBC#createConnectionSync | database | error | promisify ODBC#createConnection
Pool#openSync | database | error | member Pool#open
Pool#poolCloseSync | database | error | manual Pool#poolClose
Pool#closeSync | database | error | member Pool#close
ODBCConnection#openSync | database | error | promisify ODBCConnection#open
ODBCConnection#closeSync | database | error | promisify ODBCConnection#close
ODBCConnection#createDbSync | database | error
ODBCConnection#dropDbSync | database | error
ODBCConnection#createStatementSync | database | error | promisify ODBCConnection#createStatement
ODBCConnection#querySync | database | error | promisify ODBCConnection#query
ODBCConnection#beginTransactionSync | database | error | promisify ODBCConnection#beginTransaction
ODBCConnection#endTransactionSync | database | error | promisify ODBCConnection#endTransaction
ODBCConnection#getInfoSync | database | error | promisify ODBCConnection#getInfo
ODBCConnection#getTypeInfoSync | database | error | promisify ODBCConnection#getTypeInfo
ODBCConnection#getFunctionsSync | database | error | promisify ODBCConnection#getFunctions
ODBCConnection#setAttrSync | database | error | promisify ODBCConnection#setAttr
Database#openSync | database | error | manual Database#open
Database#closeSync | database | error | member Database#close
Database#queryResultSync | database | error | member Database#queryResult
Database#querySync | database | error | member Database#query
Database#executeFileSync | database | error | member Database#executeFile
Database#beginTransactionSync | database | error | manual Database#beginTransaction
Database#endTransactionSync | database | error | manual Database#endTransaction
Database#commitTransactionSync | database | error | manual Database#commitTransaction
Database#rollbackTransactionSync | database | error | manual Database#rollbackTransaction
Database#prepareSync | database | error | member Database#prepare
Database#getInfoSync | database | error | member Database#getInfo
Database#getTypeInfoSync | database | error | member Database#getTypeInfo
Database#getFunctionsSync | database | error | promisify Database#getFunctions
Database#setAttrSync | database | error | member Database#setAttr
openSync | database | error | await open
createDbSync | database | error
dropDbSync | database | error
ODBCResult#fetchSync | database | error | member ODBCResult#fetch
ODBCResult#fetchAllSync | database | error | member ODBCResult#fetchAll
ODBCResult#fetchNSync | database | error | member ODBCResult#fetchN
ODBCResult#bindFileToColSync | database | error | member ODBCResult#bindFileToCol
ODBCResult#getDataSync | database | error | member ODBCResult#getData
ODBCResult#closeSync | database | error | manual ODBCResult#close
ODBCResult#moreResultsSync | database | error
ODBCResult#getColumnNamesSync | database | error
ODBCResult#getColumnMetadataSync | database | error
ODBCResult#getSQLErrorSync | database | error
ODBCResult#getAffectedRowsSync | database | error
ODBCStatement#prepareSync | database | error | member ODBCStatement#prepare
ODBCStatement#closeSync | database | error | manual ODBCStatement#close
ODBCStatement#executeSync | database | error | member ODBCStatement#execute
ODBCStatement#executeNonQuerySync | database | error | member ODBCStatement#executeNonQuery
ODBCStatement#bindSync | database | error | member ODBCStatement#bind
ODBCStatement#setAttrSync | database | error | member ODBCStatement#setAttr

[bcrypt]
genSaltSync | crypto-cpu | never
hashSync | crypto-cpu | error | await hash
compareSync | crypto-cpu | error | await compare

[bcryptjs]
genSaltSync | crypto-cpu | never
hashSync | crypto-cpu | error | await hash
compareSync | crypto-cpu | error | await compare

[@noble/hashes]
scrypt | crypto-cpu | error | await scryptAsync
pbkdf2 | crypto-cpu | error | await pbkdf2Async
argon2d | crypto-cpu | error | await argon2dAsync
argon2i | crypto-cpu | error | await argon2iAsync
argon2id | crypto-cpu | error | await argon2idAsync

[@node-rs/bcrypt]
genSaltSync | crypto-cpu | never
hashSync | crypto-cpu | error | await hash
verifySync | crypto-cpu | error | await verify
compareSync | crypto-cpu | error | await compare

[@node-rs/argon2]
hashRawSync | crypto-cpu | error | await hashRaw
hashSync | crypto-cpu | error | await hash
verifySync | crypto-cpu | error | await verify

[execa]
execaSync | subprocess | error | manual execa
execaCommandSync | subprocess | error | manual execaCommand

[glob]
globStreamSync | file-io | error
globSync | file-io | error | await glob
globIterateSync | file-io | error
Glob#walkSync | file-io | error | member Glob#walk
Glob#streamSync | file-io | error
Glob#iterateSync | file-io | error

[fast-glob]
globSync | file-io | error | await glob

[globby]
globbySync | file-io | error | await globby
isGitIgnoredSync | file-io | error | await isGitIgnored
isIgnoredByIgnoreFilesSync | file-io | error | await isIgnoredByIgnoreFiles

[tinyglobby]
globSync | file-io | error | await glob

[rimraf]
rimrafSync | file-io | error | await rimraf

[mkdirp]
mkdirpSync | file-io | error | await mkdirp

[make-dir]
makeDirectorySync | file-io | error | await makeDirectory

[del]
deleteSync | file-io | error | await deleteAsync

[fflate]
deflateSync | compression-cpu | error | promisify deflate
inflateSync | compression-cpu | error | promisify inflate
gzipSync | compression-cpu | error | promisify gzip
gunzipSync | compression-cpu | error | promisify gunzip
zlibSync | compression-cpu | error | promisify zlib
unzlibSync | compression-cpu | error | promisify unzlib
decompressSync | compression-cpu | error | promisify decompress
zipSync | compression-cpu | error | promisify zip
unzipSync | compression-cpu | error | promisify unzip

[snappy]
compressSync | compression-cpu | error | await compress
uncompressSync | compression-cpu | error | await uncompress

[liquidjs]
Liquid#renderSync | other | error | member Liquid#render
Liquid#parseAndRenderSync | other | error | member Liquid#parseAndRender
Liquid#parseFileSync | other | error | member Liquid#parseFile
Liquid#renderFileSync | other | error | member Liquid#renderFile

[sass]
renderSync | other | error | promisify render

[less]
FileManager#loadFileSync | other | error | member FileManager#loadFile

[esbuild]
buildSync | other | error | await build
transformSync | other | error | await transform
formatMessagesSync | other | error | await formatMessages
analyzeMetafileSync | other | error | await analyzeMetafile

[@babel/core]
transformSync | other | error | promisify transform
transformFileSync | other | error | promisify transformFile
transformFromAstSync | other | error | promisify transformFromAst
parseSync | other | error | promisify parse

[@swc/core]
parseSync | other | error | await parse
parseFileSync | other | error | await parseFile
printSync | other | error | await print
transformSync | other | error | await transform
transformFileSync | other | error | await transformFile
minifySync | other | error | await minify

[cosmiconfig]
cosmiconfigSync | file-io | never

[lilconfig]
lilconfigSync | file-io | never

[read-pkg]
readPackageSync | file-io | error | await readPackage

[find-up]
findUpSync | file-io | error | await findUp
findUpMultipleSync | file-io | error | await findUpMultiple
findDownSync | file-io | error | await findDown

[pkg-up]
pkgUpSync | file-io | error | await pkgUp

[load-json-file]
loadJsonFileSync | file-io | error | await loadJsonFile

[jsonfile]
readFileSync | file-io | error | await readFile
writeFileSync | file-io | error | await writeFile

[atomically]
readFileSync | file-io | error | await readFile
writeFileSync | file-io | error | await writeFile

[proper-lockfile]
lockSync | file-io | error | await lock
unlockSync | file-io | error | await unlock
checkSync | file-io | error | await check

[lockfile]
lockSync | file-io | error | promisify lock
unlockSync | file-io | error | promisify unlock
checkSync | file-io | error | promisify check

[maxmind]
openSync | file-io | error | manual open

[geoip-lite]
reloadDataSync | file-io | error | promisify reloadData

[ssh2]
utils.generateKeyPairSync | crypto-cpu | error | promisify utils.generateKeyPair

[node-hid]
HID#readSync | wait | error | promisify HID#read

[level]
Level#getSync | database | advice | member Level#get

[lmdb]
Database#putSync | database | error | member Database#put
Database#removeSync | database | error | member Database#remove
Database#transactionSync | database | error | member Database#transaction
Database#dropSync | database | error | member Database#drop
Database#clearSync | database | error | member Database#clear

[classic-level]
ClassicLevel#getSync | database | advice | member ClassicLevel#get

[node-machine-id]
machineIdSync | file-io | error | await machineId

[write-json-file]
writeJsonFileSync | file-io | error | await writeJsonFile

[move-file]
moveFileSync | file-io | error | await moveFile
renameFileSync | file-io | error | await renameFile

[tempy]
temporaryWriteSync | file-io | error | await temporaryWrite

[tmp]
fileSync | file-io | error | promisify file
dirSync | file-io | error | promisify dir
tmpNameSync | file-io | error | promisify tmpName

[pino]
MultiStreamRes#flushSync | file-io | advice

[vite]
minifySync | other | error | await minify
parseSync | other | error | await parse

[lz4-napi]
compressFrameSync | compression-cpu | error | await compressFrame
compressSync | compression-cpu | error | await compress
decompressFrameSync | compression-cpu | error | await decompressFrame
uncompressSync | compression-cpu | error | await uncompress

[isolated-vm]
Isolate#compileScriptSync | other | error | member Isolate#compileScript
Isolate#compileModuleSync | other | error | member Isolate#compileModule
Isolate#createContextSync | other | error | member Isolate#createContext
Isolate#getHeapStatisticsSync | other | advice | member Isolate#getHeapStatistics
Reference#copySync | other | advice | member Reference#copy
Reference#deleteSync | other | advice | member Reference#delete
Reference#getSync | other | advice | member Reference#get
Reference#setSync | other | advice | member Reference#set
Reference#applySync | other | error | member Reference#apply
Context#evalSync | other | error | member Context#eval
Context#evalClosureSync | other | error | member Context#evalClosure
Script#runSync | other | error | member Script#run
Module#instantiateSync | other | error | member Module#instantiate
Module#evaluateSync | other | error | member Module#evaluate
NativeModule#createSync | other | never

[bun]
resolveSync | file-io | error | await resolve
sleepSync | wait | error | await sleep
deflateSync | compression-cpu | error | await deflate
gzipSync | compression-cpu | error | await gzip
inflateSync | compression-cpu | error | await inflate
gunzipSync | compression-cpu | error | await gunzip
zstdCompressSync | compression-cpu | error | await zstdCompress
zstdDecompressSync | compression-cpu | error | await zstdDecompress
spawnSync | subprocess | error
Transpiler#transformSync | other | error | member Transpiler#transform
password.verifySync | crypto-cpu | error | member password.verify
password.hashSync | crypto-cpu | error | member password.hash
Glob#scanSync | file-io | error

[global(Deno)]
Deno.linkSync | file-io | error | member deno Deno.link
Deno.openSync | file-io | error | member deno Deno.open
Deno.createSync | file-io | error | member deno Deno.create
Deno.mkdirSync | file-io | error | member deno Deno.mkdir
Deno.makeTempDirSync | file-io | error | member deno Deno.makeTempDir
Deno.makeTempFileSync | file-io | error | member deno Deno.makeTempFile
Deno.chmodSync | file-io | error | member deno Deno.chmod
Deno.chownSync | file-io | error | member deno Deno.chown
Deno.removeSync | file-io | error | member deno Deno.remove
Deno.renameSync | file-io | error | member deno Deno.rename
Deno.readTextFileSync | file-io | error | member deno Deno.readTextFile
Deno.readFileSync | file-io | error | member deno Deno.readFile
Deno.realPathSync | file-io | error | member deno Deno.realPath
Deno.readDirSync | file-io | error
Deno.copyFileSync | file-io | error | member deno Deno.copyFile
Deno.readLinkSync | file-io | error | member deno Deno.readLink
Deno.lstatSync | file-io | error | member deno Deno.lstat
Deno.statSync | file-io | error | member deno Deno.stat
Deno.writeFileSync | file-io | error | member deno Deno.writeFile
Deno.writeTextFileSync | file-io | error | member deno Deno.writeTextFile
Deno.truncateSync | file-io | error | member deno Deno.truncate
Deno.spawnAndWaitSync | subprocess | error | member deno Deno.spawnAndWait
Deno.symlinkSync | file-io | error | member deno Deno.symlink
Deno.utimeSync | file-io | error | member deno Deno.utime
FsFile#writeSync | file-io | error | member deno FsFile#write
FsFile#truncateSync | file-io | error | member deno FsFile#truncate
FsFile#readSync | file-io | error | member deno FsFile#read
FsFile#seekSync | file-io | advice | member deno FsFile#seek
FsFile#statSync | file-io | error | member deno FsFile#stat
FsFile#syncSync | file-io | error | member deno FsFile#sync
FsFile#syncDataSync | file-io | error | member deno FsFile#syncData
FsFile#utimeSync | file-io | error | member deno FsFile#utime
FsFile#lockSync | file-io | error | member deno FsFile#lock
FsFile#tryLockSync | file-io | error | member deno FsFile#tryLock
FsFile#unlockSync | file-io | error | member deno FsFile#unlock
Deno.stdin.readSync | file-io | error | member deno Deno.stdin.read
Deno.stdout.writeSync | file-io | error | member deno Deno.stdout.write
Deno.stderr.writeSync | file-io | error | member deno Deno.stderr.write
Command#outputSync | subprocess | error | member deno Command#output
Permissions#querySync | file-io | advice | member deno Permissions#query
Permissions#revokeSync | file-io | advice | member deno Permissions#revoke
Permissions#requestSync | file-io | advice | member deno Permissions#request

[drizzle-orm]
BaseSQLiteDatabase#run | database | error
BaseSQLiteDatabase#all | database | error
BaseSQLiteDatabase#get | database | error
BaseSQLiteDatabase#values | database | error
BaseSQLiteDatabase#transaction | database | error
SQLiteSyncRelationalQuery#sync | database | error

[libsql]
Statement#run | database | error
Statement#get | database | error
Statement#all | database | error
Statement#iterate | database | error
new Database | database | error

[tar]
create | file-io | error |  | sync-option
extract | file-io | error |  | sync-option
list | file-io | error |  | sync-option
replace | file-io | error |  | sync-option
update | file-io | error |  | sync-option

[zx]
Shell#sync | subprocess | error

[execa]
ExecaScriptMethod#sync | subprocess | error

[sleep]
sleep | wait | error
msleep | wait | error
usleep | wait | error

[atomic-sleep]
default | wait | error

[readline-sync]
question | wait | error
prompt | wait | error
`;
