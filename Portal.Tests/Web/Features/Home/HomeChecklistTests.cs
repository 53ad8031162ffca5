using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Home;

namespace Portal.Tests.Web.Features.Home;

/// <summary>The list that a portal really begins with, until it has gone.</summary>
public sealed class HomeChecklistTests
{
    const string Address = "Tell the portal its public address", First = "Connect a first system", Second = "Invite a second admin";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_nobody_can_do_on_a_page_may_be_left_out_by_an_admin_and_then_the_list_goes_by_itself(DatabaseKind kind)
    {
        await using var portal = await PortalUnderTest.Start(kind);
        var ada = await portal.FirstAdmin();
        var kim = await portal.Joined(ada, "kim@example.com", Role.Manager);
        await using var scope = portal.Services.CreateAsyncScope();
        var list = scope.ServiceProvider.GetRequiredService<HomeChecklist>();

        var steps = await list.Steps(Stop);
        Assert.Equal([First, Second, Address], steps.Select(step => step.Item.Title).Order(StringComparer.Ordinal));
        Assert.All(steps, step => Assert.False(step.IsOver, step.Item.Title));
        // Each leads on to where it is done, or may be left out.
        Assert.All(steps, step => Assert.True(step.Item.Link is not null || step.Item.Spare is not null, step.Item.Title));
        var address = steps.Single(step => step.Item.Title == Address).Item;
        await Assert.ThrowsAsync<InvalidOperationException>(() => list.Spare(ada.AsActor(), steps.Single(step => step.Item.Title == First).Item, Stop));

        Assert.IsType<NoLongerAdmin>((await list.Spare(kim.AsActor(), address, Stop)).Refusal);
        Assert.Empty(Over(await list.Steps(Stop)));
        Assert.Null((await list.Spare(ada.AsActor(), address, Stop)).Refusal);
        Assert.Equal([Address], Over(await list.Steps(Stop)));
        var said = Assert.Single((await portal.Services.GetRequiredService<AuditLog>().Page(new AuditFilter { TargetKind = "checklist" }, AuditPlace.Newest, 10, Stop)).Entries);
        Assert.Equal(("Ada Stone", "checklist.not-needed", Address), (said.Who, said.Action, said.TargetName));
        Assert.Equal(said.At, (await list.Steps(Stop)).Single(step => step.Item == address).Spared!.At);

        Assert.Null((await portal.Services.GetRequiredService<SourceRegistry>().Add(ada.AsActor(), new SourceDraft { Name = "CRM", Address = new("https://crm.example.com") }, Stop)).Refusal);
        Assert.Equal(2, Over(await list.Steps(Stop)).Count);
        await portal.Joined(ada, "ben@example.com", Role.Admin);
        Assert.Empty(await list.Steps(Stop));
    }

    [Fact]
    public async Task Where_all_of_it_is_done_nobody_has_to_say_anything()
    {
        await using var portal = await PortalUnderTest.Start(settings: ["--Portal:PublicUrl=https://portal.example.com"]);
        var ada = await portal.FirstAdmin();
        await using var scope = portal.Services.CreateAsyncScope();
        var list = scope.ServiceProvider.GetRequiredService<HomeChecklist>();

        Assert.Equal([Address], Over(await list.Steps(Stop)));
        Assert.Null((await list.Spare(ada.AsActor(), (await list.Steps(Stop)).Single(step => step.Item.Title == Second).Item, Stop)).Refusal);
        Assert.Equal(2, Over(await list.Steps(Stop)).Count);
        Assert.Null((await portal.Services.GetRequiredService<SourceRegistry>().Add(ada.AsActor(), new SourceDraft { Name = "CRM", Address = new("https://crm.example.com") }, Stop)).Refusal);
        Assert.Empty(await list.Steps(Stop));
    }

    static IReadOnlyList<string> Over(IEnumerable<ChecklistStep> steps) => [.. steps.Where(step => step.IsOver).Select(step => step.Item.Title)];
}
