using Portal.Engine;
using Portal.Engine.Blueprints;
using Portal.Engine.Blueprints.Planning;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Sqlite;
using Portal.Engine.Scheduling;
using Portal.Engine.Sources;

namespace Portal.Web.Commands;

/// <summary>
/// What the commands for configuration as code have in common: the engine without the host. They work beside portals that run;
/// only to change something on SQLite the portal is stopped meanwhile, or its own page does the same.
/// </summary>
abstract class BlueprintCommand : ICommand
{
    public abstract string Name { get; }

    public abstract string Usage { get; }

    public abstract string Help { get; }

    public virtual IReadOnlyList<string> Flags => [];

    /// <summary>It only looks, and changes nothing.</summary>
    protected virtual bool OnlyLooks => true;

    public async Task<int> Run(CommandCall call, CancellationToken stop)
    {
        if (!IsAsked(call.Words))
        {
            await call.Errors.WriteLineAsync($"usage: {Name} {Usage}");
            return CommandTable.AskedWrongly;
        }

        try
        {
            var options = call.Options.ForEngine();
            await using var services = new ServiceCollection().AddLogging().AddPortalEngine(options).BuildServiceProvider();
            await Prepare(services, stop);
            var changed = new HashSet<long>();
            services.GetRequiredService<FeedRegistry>().Changed += feed => changed.Add(feed);
            var code = await Run(call, services.GetRequiredService<BlueprintDesk>(), stop);
            // Where instances share the schedule, one that runs does not hear of the change; on SQLite it is made at each start.
            foreach (var feed in options.Database.Kind == DatabaseKind.Postgres ? changed : []) await services.GetRequiredService<FeedSchedule>().Apply(feed, stop);
            return code;
        }
        catch (StartProblem problem)
        {
            foreach (var line in problem.Problems) await call.Errors.WriteLineAsync(line);
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await call.Errors.WriteLineAsync(e.Message);
            return 1;
        }
    }

    protected abstract bool IsAsked(IReadOnlyList<string> words);

    protected abstract Task<int> Run(CommandCall call, BlueprintDesk desk, CancellationToken stop);

    /// <summary>Every problem in its own line, as "file:line:column: what".</summary>
    protected static async Task<int> Tell(TextWriter errors, string file, IReadOnlyList<BlueprintProblem> problems)
    {
        foreach (var problem in problems) await errors.WriteLineAsync($"{file}:{problem.Line}:{problem.Column}: {(problem.Where.Length == 0 ? "" : $"{problem.Where}: ")}{problem.Text}");
        await errors.WriteLineAsync($"{problems.Count:N0} {(problems.Count == 1 ? "problem" : "problems")}; nothing was changed.");
        return 1;
    }

    protected static async Task Tell(TextWriter told, BlueprintPlan plan)
    {
        foreach (var line in PlanText.Lines(plan)) await told.WriteLineAsync(line);
    }

    async Task Prepare(ServiceProvider services, CancellationToken stop)
    {
        var database = services.GetRequiredService<IDatabase>();
        try
        {
            await Prepare(database, services.GetRequiredService<CredentialsStart>(), stop);
        }
        catch (FolderInUse problem)
        {
            throw new StartProblem($"{problem.Message} While it runs, its page Configuration does the same.", problem);
        }
        catch (Exception e) when (e is not StartProblem && database.Explain(e) is { } known)
        {
            throw new StartProblem(known, e);
        }
    }

    async Task Prepare(IDatabase database, CredentialsStart credentials, CancellationToken stop)
    {
        try
        {
            await database.Prepare(stop);
        }
        catch (FolderInUse) when (OnlyLooks && database is SqliteDatabase beside)
        {
            await beside.Look(stop);
            if (!await credentials.IsClaimed(stop)) throw new StartProblem("The portal that has this data folder is still starting. Try again in a moment.");
        }

        await credentials.Open(stop);
    }
}
