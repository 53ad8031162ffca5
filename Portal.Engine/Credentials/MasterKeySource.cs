using System.Data.Common;
using Microsoft.Extensions.Logging;
using Portal.Engine.Persistence;

namespace Portal.Engine.Credentials;

/// <summary>Finds the master key where the settings say it is, and makes one only where none can be lost by it.</summary>
public sealed partial class MasterKeySource(MasterKeyOptions options, DataFolder folder, DatabaseOptions database, ILogger<MasterKeySource> log)
{
    string Place => options.File is null ? folder.MasterKey : Path.GetFullPath(options.File);

    /// <summary>What must be kept beside a backup, in words.</summary>
    public string Where => options.Key is null ? $"the file {Place}" : $"the setting {MasterKeyOptions.KeySetting}";

    /// <summary>The earlier key with this id, if it was given.</summary>
    public MasterKey? Previous(string id) => options.Previous.Select(MasterKey.Parse).FirstOrDefault(key => key?.Id == id);

    /// <summary>The key at hand for a database that needs the one with this id; without an id one may be made for it.</summary>
    public MasterKey Find(string? needed)
    {
        if (Look() is { } key) return key;
        if (needed is not null) throw Missing(needed);
        if (options.File is not null)
            throw new StartProblem($"{MasterKeyOptions.FileSetting}: the file {Place} is not there. Mount it, or make it with: {MasterKey.HowToMake} > {Place}");
        if (database.Kind == DatabaseKind.Postgres)
            throw new StartProblem($"There is no master key. Instances on one PostgreSQL database share it, so none is made by itself: make one with {MasterKey.HowToMake}, keep a copy apart from the database, and set {MasterKeyOptions.KeySetting} (as environment variable: Portal__MasterKey) or {MasterKeyOptions.FileSetting} on every instance.");

        // The folder is this process's alone, so nobody else makes one at the same time.
        key = MasterKeyFile.Make(Place);
        Log.Made(log, Place, key.Id);
        return key;
    }

    /// <summary>The id of the key that a database is encrypted with, if it is.</summary>
    public static async Task<string?> NeededBy(DbConnection connection, CancellationToken stop) => (await SealedRows.Read(connection, stop)).KeyId;

    /// <summary>Throws unless the key at hand, or an earlier one that was given, opens this database.</summary>
    /// <returns>The id of the key that it needs.</returns>
    public async Task<string?> Prove(DbConnection connection, CancellationToken stop)
    {
        var rows = await SealedRows.Read(connection, stop);
        if (rows.KeyId is not { } needed) return null;
        var key = Look() ?? throw Missing(needed);
        rows.Open(key.Id == needed ? key : Previous(needed) ?? throw Wrong(needed, key));
        return needed;
    }

    internal StartProblem Wrong(string needed, MasterKey key) => new(
        $"The master key in {(options.Key is null ? Place : MasterKeyOptions.KeySetting)} is the wrong one: it is key {key.Id}, and the database was encrypted with key {needed}. Bring back key {needed}. To move to a new key, start once with the earlier one in {MasterKeyOptions.PreviousSetting}.");

    StartProblem Missing(string needed) => new(
        $"The master key file {Place} is missing; the database was encrypted with key {needed}. Bring the file back from where it was kept, or set {MasterKeyOptions.KeySetting} to that key. Without it the secrets in the database cannot be read.");

    MasterKey? Look()
    {
        if (options.Key is not null)
            return MasterKey.Parse(options.Key) ?? throw new StartProblem($"{MasterKeyOptions.KeySetting} is not a master key: that is {MasterKey.Bytes} bytes in base64.");
        var key = MasterKeyFile.Read(Place);
        if (key is not null && MasterKeyFile.IsOpenToAll(Place)) Log.OpenToAll(log, Place);
        return key;
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A new master key {KeyId} was made in {File}. Back it up, apart from the database: without it the secrets in the database cannot be read")]
        public static partial void Made(ILogger logger, string file, string keyId);

        [LoggerMessage(LogLevel.Warning, "Everybody on this machine can read the master key in {File}. Take that away with: chmod 600 {File}")]
        public static partial void OpenToAll(ILogger logger, string file);
    }
}
