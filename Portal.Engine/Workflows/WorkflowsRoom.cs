using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Entities;
using Portal.Engine.Freshness.History;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Workflows.Asking;
using Portal.Engine.Workflows.Keeping;
using Portal.Engine.Workflows.Triggers;

namespace Portal.Engine.Workflows;

/// <summary>AI workflows, what they depend on, and whether they may run.</summary>
public static class WorkflowsRoom
{
    internal const string Lock = "workflows";

    public static IServiceCollection AddWorkflows(this IServiceCollection services) => services
        .AddSingleton<WorkflowRegistry>()
        .AddSingleton<IEntityUse>(provider => provider.GetRequiredService<WorkflowRegistry>())
        .AddSingleton<ITolerances>(provider => provider.GetRequiredService<WorkflowRegistry>())
        .AddSingleton<GateNews>()
        .AddSingleton<IFollowsFreshness, GateKeeper>()
        .AddSingleton<GateHistory>()
        .AddSingleton<GateDesk>()
        .AddSingleton<TriggerDesk>();

    /// <summary>Triggers of one workflow are taken and let go one after the other.</summary>
    internal static string TriggersOf(long workflow) => FormattableString.Invariant($"triggers {workflow}");
}
