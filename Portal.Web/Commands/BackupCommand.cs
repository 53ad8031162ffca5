using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Sqlite;

namespace Portal.Web.Commands;

/// <summary>Copies the database into one file, also while a portal serves from it.</summary>
sealed class BackupCommand : SqliteCommand
{
    public override string Name => "backup";

    public override string Usage => "<file>";

    public override string Help => "Copies the database into a file, also while the portal runs.";

    protected override string OnPostgres => "back it up there, for example with pg_dump, and keep the master key apart from it.";

    protected override async Task Run(CommandCall call, DataFolder folder, MasterKeySource key, CancellationToken stop)
    {
        var target = Path.GetFullPath(call.Words[0]);
        string? needed = null;
        var bytes = await new SqliteBackup(folder).Make(target, async (copy, stopping) => needed = await MasterKeySource.NeededBy(copy, stopping), stop);
        await call.Out.WriteLineAsync($"Backed up {folder.Database} to {target} ({bytes:N0} bytes, checked).");
        if (needed is not null)
            await call.Out.WriteLineAsync($"It opens only with master key {needed} ({key.Where}): keep a copy of that too, in another place.");
    }
}
