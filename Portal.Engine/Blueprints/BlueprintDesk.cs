using Portal.Engine.Audit;
using Portal.Engine.Blueprints.Applying;
using Portal.Engine.Blueprints.Kinds;
using Portal.Engine.Blueprints.Planning;
using Portal.Engine.Blueprints.Yaml;
using Portal.Engine.Persistence;

namespace Portal.Engine.Blueprints;

/// <summary>All that people configure as one file: written, held against what is here, and applied. A secret is in none of it.</summary>
public sealed class BlueprintDesk
{
    readonly IDatabase _database;
    readonly Planner _planner;
    readonly Applier _applier;

    internal BlueprintDesk(IDatabase database, Planner planner, Applier applier) => (_database, _planner, _applier) = (database, planner, applier);

    /// <summary>Always the same text for the same configuration.</summary>
    /// <param name="into">An older export, whose comments and empty lines are kept where what they stand with is still there.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<string> Export(string? into = null, CancellationToken stop = default)
    {
        var census = await Census.Take(_database, stop);
        var text = YamlWriter.Write(Document.Of(_planner.Here(census, census.Names())));
        return into is null ? text : Comments.Keep(into, text);
    }

    /// <summary>Whether a file is YAML that can be read, and comments of it can be kept: not whether it could be applied.</summary>
    public static bool CanRead(string text) => YamlReader.Read(text, new ProblemList()) is not null;

    /// <param name="text">The file.</param>
    /// <param name="prune">Whether what is here and not in the file is to be removed.</param>
    /// <param name="stop">Gives up waiting.</param>
    public Task<BlueprintPlan> Plan(string text, bool prune = false, CancellationToken stop = default) => _planner.Make(text, prune, stop);

    /// <summary>Makes exactly the changes of a plan that was shown.</summary>
    public Task<Outcome<Applied>> Apply(Actor actor, BlueprintPlan plan, CancellationToken stop = default) => _applier.Apply(actor, plan, stop);
}
