using Portal.Engine;
using Portal.Engine.People;
using Portal.Engine.Workflows;
using Portal.Tests.Web.Features.Api;
using Portal.Tests.Web.SignIn;

namespace Portal.Tests.Web.Features.Workflows;

/// <summary>Whether a workflow runs on what is stale is a decision of the business: managers make it, and nothing else of a workflow.</summary>
public sealed class WhoMayOverrideTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Admin, null, null)]
    [InlineData(Role.Manager, null, typeof(NoLongerAdmin))]
    [InlineData(Role.Staff, typeof(NoLongerManager), typeof(NoLongerAdmin))]
    public async Task Managers_and_admins_override_and_only_admins_change(Role role, Type? overriding, Type? changing)
    {
        await using var house = await ApiHouse.Open();
        var workflow = await house.RegisterPaused("churn-watch");
        var actor = (await house.Portal.Joined(house.Ada, "kim@example.com", role)).AsActor();
        var (workflows, until) = (house.Workflows, house.Clock.GetUtcNow().AddHours(1));

        Assert.Equal(overriding, Type(await workflows.Override(actor, workflow.Id, "It must run.", until, Stop)));
        Assert.Equal(overriding, Type(await workflows.EndOverride(actor, workflow.Id, Stop)));
        Assert.Equal(changing, Type(await workflows.Change(actor, workflow.Id, WorkflowDraft.Of(workflow) with { Label = "Other" }, Stop)));
        Assert.Equal(changing, Type(await workflows.Remove(actor, workflow.Id, Stop)));
    }

    [Fact]
    public async Task A_manager_who_was_disabled_overrides_nothing()
    {
        await using var house = await ApiHouse.Open();
        var workflow = await house.RegisterPaused("churn-watch");
        var kim = await house.Portal.Joined(house.Ada, "kim@example.com", Role.Manager);
        Assert.Null((await house.Get<PeopleDirectory>().Disable(house.Ada.AsActor(), kim.Id, Stop)).Refusal);

        Assert.Equal(typeof(NoLongerManager), Type(await house.Workflows.Override(kim.AsActor(), workflow.Id, "It must run.", house.Clock.GetUtcNow().AddHours(1), Stop)));
    }

    static Type? Type<T>(Outcome<T> outcome) => outcome.Refusal?.GetType();
}
