using Portal.Engine.Blueprints;

namespace Portal.Web.Commands;

/// <summary>Says what a file would change, and changes nothing.</summary>
sealed class PlanCommand : BlueprintCommand
{
    /// <summary>The exit code that says that there is something to apply.</summary>
    public const int HasChanges = 2;

    public override string Name => "plan";

    public override string Usage => "<file> [--prune]";

    public override string Help => "Says what a YAML file would change: 0 nothing, 2 something, 1 it has problems.";

    public override IReadOnlyList<string> Flags => [ApplyCommand.Prune];

    protected override bool IsAsked(IReadOnlyList<string> words) => words.Count(word => word != ApplyCommand.Prune) == 1;

    protected override async Task<int> Run(CommandCall call, BlueprintDesk desk, CancellationToken stop)
    {
        var file = call.Words.First(word => word != ApplyCommand.Prune);
        var plan = await desk.Plan(await File.ReadAllTextAsync(file, stop), call.Words.Contains(ApplyCommand.Prune), stop);
        if (plan.Problems.Count > 0) return await Tell(call.Errors, file, plan.Problems);
        await Tell(call.Out, plan);
        return plan.Steps.Count == 0 ? 0 : HasChanges;
    }
}
