using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Agents.Use;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Engine.Workflows;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;

namespace Portal.Tests.Browser;

/// <summary>A portal that has read its sample company, with workflows that depend on it and an agent that reads it.</summary>
sealed class DeskPages(string name, long agent)
{
    /// <summary>The pages of workflows and agents by their routes, and where one of each is.</summary>
    public static IReadOnlyList<(string Name, string Route, Func<DeskPages, string> Address)> All { get; } =
    [
        ("workflows", Urls.Workflows, _ => Urls.Workflows),
        ("workflow-new", Urls.WorkflowNew, _ => Urls.WorkflowNew),
        ("workflow", Urls.WorkflowRoute, pages => pages.Workflow),
        ("workflow-change", Urls.WorkflowEditRoute, pages => $"{pages.Workflow}/change"),
        ("agents", Urls.Agents, _ => Urls.Agents),
        ("agent-new", Urls.AgentNew, _ => Urls.AgentNew),
        ("agent", Urls.AgentRoute, pages => pages.Agent),
        ("agent-change", Urls.AgentEditRoute, pages => $"{pages.Agent}/change"),
    ];

    public string Workflow => Urls.Workflow(name);

    public string Agent => Urls.Agent(agent);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<DeskPages> With(PortalUnderTest portal, Person ada)
    {
        var entities = await portal.Services.GetRequiredService<EntityModel>().List(Stop);
        var workflows = portal.Services.GetRequiredService<WorkflowRegistry>();
        var (first, second) = (entities[0], entities[1]);
        var waits = new WorkflowDraft
        {
            Name = "churn-watch",
            Label = "Churn watch",
            Purpose = "Warns the account manager before a customer leaves.",
            Keeps = Keeps.All,
            Needs = [new Need(first.Id, first.Fields[0].Name) { Tolerance = TimeSpan.FromSeconds(10) }, new Need(first.Id, first.Fields[1].Name), new Need(second.Id, null), new Need(second.Id, second.Fields[0].Name) { Optional = true, Tolerance = TimeSpan.FromSeconds(10) }],
        };
        var workflow = (await workflows.Add(ada.AsActor(), waits, Stop)).Value;
        Assert.Null((await workflows.Add(ada.AsActor(), waits with { Name = "weekly-letter", Label = "Weekly letter", Needs = [new Need(second.Id, null)] }, Stop)).Refusal);
        Assert.Null((await portal.Services.GetRequiredService<Destinations>().Create(Actor.Portal, Callbacks.OwnerKind, workflow.Id, "https://agent.example.com/hooks/portal", Stop)).Refusal);
        var desk = portal.Services.GetRequiredService<AgentDesk>();
        var made = (await desk.Create(ada.AsActor(), new AgentDraft("Mail writer", "Writes mails to customers.", ada.Id, Scope.All), stop: Stop)).Value;
        Assert.Null((await desk.Rotate(ada.AsActor(), made.Agent.Id, stop: Stop)).Refusal);
        using var client = portal.NewClient();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {made.Key.Reveal()}");
        foreach (var path in new[] { Urls.Me, Urls.ApiFreshness, Urls.ApiGate("made-up"), Urls.ApiGate("weekly-letter") }) (await client.GetAsync(new Uri(path, UriKind.Relative), Stop)).Dispose();
        await portal.Services.GetRequiredService<AgentUse>().Flush(Stop);
        return new DeskPages(workflow.Name, made.Agent.Id);
    }
}
