using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Agents;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store.Rows;
using Portal.Engine.Workflows;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Sources.Sample;

namespace Portal.Tests.Web.Features.Sources;

/// <summary>All of the sample in one step, and out again in one.</summary>
public sealed class SampleTourTests
{
    static readonly string[] Enabled = ["--Portal:SampleCompany:Enabled=true", "--Portal:SampleCompany:LoginDays=1"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_comes_with_a_workflow_and_an_agent_and_takes_along_all_that_it_brought(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind, settings: Enabled);
        var ada = (await portal.FirstAdmin()).AsActor();
        var tour = portal.Services.GetRequiredService<SampleTour>();
        Assert.True(await tour.IsOffered(Stop));
        Assert.Empty(await tour.What(Stop));

        Assert.Null((await tour.Begin(ada, Stop)).Refusal);

        Assert.False(await tour.IsOffered(Stop));
        Assert.Equal(["Sample company with 6 streams", "the workflow Payment reminders", "the Sample agent, with its keys"], (await tour.What(Stop)).Select(line => line.Split(" and ")[0]));
        var agent = Assert.Single(await portal.Services.GetRequiredService<AgentBook>().List(Stop));
        Assert.All(agent.Keys, key => Assert.NotNull(key.RevokedAt));
        Assert.Equal(SampleFeeds.All.Count, (await portal.Services.GetRequiredService<EntityModel>().List(Stop)).Count(entity => agent.Agent.Scope.MaySee(entity)));

        Assert.Equal("The sample data is gone.", (await tour.TakeOut(ada, Stop)).Value);

        Assert.Empty(await tour.What(Stop));
        Assert.Empty(await portal.Services.GetRequiredService<EntityModel>().List(Stop));
        Assert.Empty(await portal.Services.GetRequiredService<WorkflowRegistry>().List(Stop));
        await using var db = portal.Services.GetRequiredService<IDatabase>().Read();
        var deeds = await db.Set<AuditEntry>().Where(entry => entry.Action.EndsWith(".removed")).Select(entry => entry.Action).ToListAsync(Stop);
        foreach (var deed in new[] { "source.removed", "workflow.removed", "agent.removed", "entity.removed" }) Assert.Contains(deed, deeds);
        Assert.False(await db.Set<RecordRow>().AnyAsync(record => !record.Deleted, Stop));
        Assert.True(await tour.IsOffered(Stop));
        Assert.Null((await tour.Begin(ada, Stop)).Refusal);
    }

    [Fact]
    public async Task What_somebody_else_uses_or_has_changed_stays()
    {
        await using var portal = await PortalUnderTest.Start(settings: Enabled);
        var ada = (await portal.FirstAdmin()).AsActor();
        var tour = portal.Services.GetRequiredService<SampleTour>();
        await tour.Begin(ada, Stop);
        var entities = portal.Services.GetRequiredService<EntityModel>();
        var known = (await entities.List(Stop)).ToDictionary(entity => entity.Name);
        await portal.Services.GetRequiredService<WorkflowRegistry>().Add(ada, new WorkflowDraft { Name = "own", Label = "Own", Needs = [new(known["deal"].Id, "amount")] }, Stop);
        await entities.Change(ada, known["ticket"].Id, new EntityChange { Fields = [.. known["ticket"].Fields, new EntityField("mood", FieldType.Text)] }, Stop);

        Assert.Equal("The sample data is gone. Deal, Ticket stay: something else uses them, or they were changed.", (await tour.TakeOut(ada, Stop)).Value);

        Assert.Equal(["deal", "ticket"], (await entities.List(Stop)).Select(entity => entity.Name));
        Assert.Equal(["own"], (await portal.Services.GetRequiredService<WorkflowRegistry>().List(Stop)).Select(workflow => workflow.Name));
        Assert.Equal(0, (await portal.Services.GetRequiredService<SourceRegistry>().Page(new SourceFilter(), 0, 1, Stop)).Total);
    }
}
