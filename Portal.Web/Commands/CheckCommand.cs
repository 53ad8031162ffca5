using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Sqlite;

namespace Portal.Web.Commands;

/// <summary>Looks whether the whole database is sound and the master key opens it, also while a portal serves from it.</summary>
sealed class CheckCommand : SqliteCommand
{
    public override string Name => "check";

    public override string Usage => "";

    public override string Help => "Checks the whole database file and that the master key opens it.";

    protected override string OnPostgres => "check it there, for example with pg_amcheck.";

    protected override async Task Run(CommandCall call, DataFolder folder, MasterKeySource key, CancellationToken stop)
    {
        var needed = await new SqliteCheck(folder).Run(key.Prove, stop);
        await call.Out.WriteLineAsync($"The database {folder.Database} is sound{(needed is null ? "." : $", and master key {needed} opens it.")}");
    }
}
