using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Sqlite;

namespace Portal.Web.Commands;

/// <summary>Puts a backup in the place of the database, while no portal serves from it.</summary>
sealed class RestoreCommand : SqliteCommand
{
    public override string Name => "restore";

    public override string Usage => "<backup file>";

    public override string Help => "Puts a backup in the place of the database and keeps the old one beside it.";

    protected override string OnPostgres => "restore it there, for example with pg_restore.";

    protected override async Task Run(CommandCall call, DataFolder folder, MasterKeySource key, CancellationToken stop)
    {
        var backup = Path.GetFullPath(call.Words[0]);
        var aside = await new SqliteRestore(folder, AfterRestore.OfAllRooms(), TimeProvider.System).Run(backup, key.Prove, stop);
        await call.Out.WriteLineAsync($"Restored {backup} to {folder.Database}.");
        await call.Out.WriteLineAsync("Everybody must sign in again, and links that were handed out are void. Whoever was disabled since the backup is back: look through the people.");
        if (aside is not null) await call.Out.WriteLineAsync($"The database that was there is now {aside}. Remove it once the portal runs well.");
    }
}
