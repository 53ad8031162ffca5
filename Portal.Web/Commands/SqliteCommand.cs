using Portal.Engine;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;

namespace Portal.Web.Commands;

/// <summary>What the commands that work on the database file have in common: SQLite, the engine without the host, and problems told in words.</summary>
abstract class SqliteCommand : ICommand
{
    public abstract string Name { get; }

    public abstract string Usage { get; }

    public abstract string Help { get; }

    /// <summary>What to do instead on PostgreSQL.</summary>
    protected abstract string OnPostgres { get; }

    public async Task<int> Run(CommandCall call, CancellationToken stop)
    {
        if (call.Words.Count != (Usage.Length == 0 ? 0 : 1))
        {
            await call.Errors.WriteLineAsync($"usage: {Name} {Usage}".TrimEnd());
            return CommandTable.AskedWrongly;
        }

        try
        {
            var options = call.Options.ForEngine();
            if (options.Database.Kind != DatabaseKind.Sqlite) throw new StartProblem($"This portal keeps its data in PostgreSQL: {OnPostgres}");
            await using var services = new ServiceCollection().AddLogging(logging => logging.AddConsole()).AddPortalEngine(options).BuildServiceProvider();
            await Run(call, services.GetRequiredService<DataFolder>(), services.GetRequiredService<MasterKeySource>(), stop);
            return 0;
        }
        catch (StartProblem problem)
        {
            foreach (var line in problem.Problems) await call.Errors.WriteLineAsync(line);
            return 1;
        }
    }

    protected abstract Task Run(CommandCall call, DataFolder folder, MasterKeySource key, CancellationToken stop);
}
