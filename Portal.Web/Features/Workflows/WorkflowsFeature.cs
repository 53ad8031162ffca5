namespace Portal.Web.Features.Workflows;

public static class WorkflowsFeature
{
    public static IServiceCollection AddWorkflowPages(this IServiceCollection services) => services
        .AddSingleton<GateWatch>()
        .AddSingleton<WorkflowList>()
        .AddTransient<WorkflowScene>();
}
