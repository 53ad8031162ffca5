using Portal.Engine.Audit;
using Portal.Engine.Blueprints;
using Portal.Engine.Blueprints.Planning;

namespace Portal.Web.Commands;

/// <summary>Makes what is configured as a file says, after it has shown what that changes.</summary>
sealed class ApplyCommand : BlueprintCommand
{
    public const string Prune = "--prune";

    const string Yes = "--yes";

    public override string Name => "apply";

    public override string Usage => "<file> [--prune] [--yes]";

    public override string Help => "Makes what is configured as a YAML file says. Without --yes it shows the plan and asks.";

    public override IReadOnlyList<string> Flags => [Prune, Yes];

    protected override bool OnlyLooks => false;

    protected override bool IsAsked(IReadOnlyList<string> words) => words.Count(word => word is not (Prune or Yes)) == 1;

    protected override async Task<int> Run(CommandCall call, BlueprintDesk desk, CancellationToken stop)
    {
        var file = call.Words.First(word => word is not (Prune or Yes));
        var plan = await desk.Plan(await File.ReadAllTextAsync(file, stop), call.Words.Contains(Prune), stop);
        if (plan.Problems.Count > 0) return await Tell(call.Errors, file, plan.Problems);
        await Tell(call.Out, plan);
        if (plan.Steps.Count == 0) return 0;
        if (!call.Words.Contains(Yes) && !await Agrees(call)) return 1;
        return await Apply(call, desk, plan, stop);
    }

    static async Task<int> Apply(CommandCall call, BlueprintDesk desk, BlueprintPlan plan, CancellationToken stop)
    {
        var actor = new Actor(null, $"{Environment.UserName} (system user)", null);
        if (!(await desk.Apply(actor, plan, stop)).Succeeded(out var applied, out var refusal))
        {
            await call.Errors.WriteLineAsync(refusal.Message);
            return 1;
        }

        await call.Out.WriteLineAsync($"{applied.Done.Count:N0} of {plan.Steps.Count:N0} done.");
        if (applied.Failed is not { } failed) return 0;
        await call.Errors.WriteLineAsync($"Not done: {failed.Name}. {applied.Why}");
        foreach (var step in applied.NotDone) await call.Errors.WriteLineAsync($"Not done: {step.Name}.");
        await call.Errors.WriteLineAsync("Mend that and apply the file again: it goes on from here.");
        return 1;
    }

    static async Task<bool> Agrees(CommandCall call)
    {
        if (Console.IsInputRedirected)
        {
            await call.Errors.WriteLineAsync("Nothing was applied: nobody is here to ask. Add --yes to apply it.");
            return false;
        }

        await call.Out.WriteAsync("Apply this? (yes/no) ");
        return Console.ReadLine()?.Trim() is "yes" or "y";
    }
}
