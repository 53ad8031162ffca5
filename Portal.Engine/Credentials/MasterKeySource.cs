using Microsoft.Extensions.Logging;
using Portal.Engine.Persistence;

namespace Portal.Engine.Credentials;

/// <summary>Finds the master key where the settings say it is, and makes one only where none can be lost by it.</summary>
public sealed partial class MasterKeySource(MasterKeyOptions options, DataFolder folder, DatabaseOptions database, ILogger<MasterKeySource> log)
{
    string Place => options.File is null ? folder.MasterKey : Path.GetFullPath(options.File);

    /// <summary>Where the key was found or is looked for, in words.</summary>
    public string Where => options.Key is null ? $"in {Place}" : $"in {MasterKeyOptions.KeySetting}";

    /// <summary>The earlier key with this id, if it was given.</summary>
    public MasterKey? Previous(string id) => options.Previous.Select(MasterKey.Parse).FirstOrDefault(key => key?.Id == id);

    /// <param name="needed">The id of the key that the database is encrypted with, if it is.</param>
    public MasterKey Find(string? needed)
    {
        if (options.Key is not null)
            return MasterKey.Parse(options.Key) ?? throw new StartProblem($"{MasterKeyOptions.KeySetting} is not a master key: that is {MasterKey.Bytes} bytes in base64.");
        if (MasterKeyFile.Read(Place) is { } key)
        {
            if (MasterKeyFile.IsOpenToAll(Place)) Log.OpenToAll(log, Place);
            return key;
        }

        if (needed is not null)
            throw new StartProblem($"The master key file {Place} is missing; this database was encrypted with key {needed}. Bring the file back from where it was kept, or set {MasterKeyOptions.KeySetting} to that key. Without it the secrets in this database cannot be read.");
        if (options.File is not null)
            throw new StartProblem($"{MasterKeyOptions.FileSetting}: the file {Place} is not there. Mount it, or make it with: {MasterKey.HowToMake} > {Place}");
        if (database.Kind == DatabaseKind.Postgres)
            throw new StartProblem($"There is no master key. Instances on one PostgreSQL database share it, so none is made by itself: make one with {MasterKey.HowToMake}, keep a copy apart from the database, and set {MasterKeyOptions.KeySetting} (as environment variable: Portal__MasterKey) or {MasterKeyOptions.FileSetting} on every instance.");

        // The folder is this process's alone, so nobody else makes one at the same time.
        folder.Ensure();
        key = MasterKeyFile.Make(Place);
        Log.Made(log, Place, key.Id);
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
