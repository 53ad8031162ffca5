using System.Data.Common;
using Portal.Engine;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Sqlite;
using Portal.Engine.Store.Rebuilding;

namespace Portal.Web.Commands;

/// <summary>Makes all records anew from the log and says whether they are as they are stored, also while a portal serves.</summary>
sealed class RebuildCommand : ICommand
{
    public string Name => "rebuild";

    public string Usage => "";

    public string Help => "Makes all records anew from the log and says whether they are identical.";

    public async Task<int> Run(CommandCall call, CancellationToken stop)
    {
        if (call.Words.Count != 0)
        {
            await call.Errors.WriteLineAsync($"usage: {Name}");
            return CommandTable.AskedWrongly;
        }

        try
        {
            return await Tell(call, await Compare(call.Options.ForEngine(), stop));
        }
        catch (StartProblem problem)
        {
            foreach (var line in problem.Problems) await call.Errors.WriteLineAsync(line);
            return 1;
        }
    }

    static async Task<RebuildVerdict> Compare(EngineOptions options, CancellationToken stop)
    {
        if (options.Database.Kind == DatabaseKind.Sqlite) return await new SqliteCheck(options.Folder).Run(Rebuild.Compare, stop);
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddConsole()).AddPortalEngine(options).BuildServiceProvider();
        var database = services.GetRequiredService<IDatabase>();
        try
        {
            return await services.GetRequiredService<Rebuild>().Compare(stop);
        }
        catch (DbException e)
        {
            throw new StartProblem(database.Explain(e) ?? $"The log cannot be read: {e.Message}", e);
        }
    }

    static async Task<int> Tell(CommandCall call, RebuildVerdict verdict)
    {
        var made = $"{verdict.Records:N0} records from {verdict.Events:N0} events";
        if (verdict.IsIdentical)
        {
            await call.Out.WriteLineAsync($"identical: {made}.");
            return 0;
        }

        await call.Out.WriteLineAsync($"not identical: {verdict.Differences:N0} differences, {made}.");
        foreach (var difference in verdict.First) await call.Out.WriteLineAsync($"  {difference}");
        return 1;
    }
}
