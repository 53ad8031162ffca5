using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web.Platform.SignIn;

namespace Portal.Tests.Web.Platform.SignIn;

/// <summary>An open page loses its person, or their role, without a request.</summary>
public sealed class SessionWatcherTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_made_by_another_instance_is_seen_within_a_minute()
    {
        var clock = new TestClock();
        await using var here = await PortalUnderTest.Start(DatabaseKind.Postgres, clock);
        await using var there = await PortalUnderTest.StartOn(here.Storage, clock, [$"--Portal:DataFolder={here.Storage.Folder.Path}-2"]);
        var ada = await here.FirstAdmin();
        var sam = await here.Joined(ada, "sam@example.com", Role.Staff);
        using var watcher = await Watch(here, sam, clock);

        await there.Services.GetRequiredService<PeopleDirectory>().Disable(ada.AsActor(), sam.Id, Stop);
        var lost = Changed(watcher);
        Assert.True(SessionWatcher.LookEvery < TimeSpan.FromMinutes(1));
        clock.Advance(SessionWatcher.LookEvery);

        Assert.False((await lost).Identity!.IsAuthenticated);
    }

    [Fact]
    public async Task A_change_made_here_is_seen_at_once_and_concerns_nobody_else()
    {
        var clock = new TestClock();
        await using var portal = await PortalUnderTest.Start(clock: clock);
        var ada = await portal.FirstAdmin();
        var sam = await portal.Joined(ada, "sam@example.com", Role.Staff);
        var kim = await portal.Joined(ada, "kim@example.com", Role.Staff);
        using var ofSam = await Watch(portal, sam, clock);
        using var ofKim = await Watch(portal, kim, clock);
        var (raised, lost) = (Changed(ofSam), Changed(ofKim));

        var directory = portal.Services.GetRequiredService<PeopleDirectory>();
        await directory.SetRole(ada.AsActor(), sam.Id, Role.Manager, Stop);

        Assert.True((await raised).IsInRole(nameof(Role.Manager)));
        Assert.False(lost.IsCompleted);
        await directory.Disable(ada.AsActor(), kim.Id, Stop);
        Assert.False((await lost).Identity!.IsAuthenticated);
    }

    [Fact]
    public async Task Signing_out_in_one_window_ends_the_pages_open_in_another()
    {
        var clock = new TestClock();
        await using var portal = await PortalUnderTest.Start(clock: clock);
        var ada = await portal.FirstAdmin();
        var sessions = portal.Services.GetRequiredService<Sessions>();
        using var watcher = await Watch(portal, ada, clock);
        var lost = Changed(watcher);
        var mark = (await watcher.GetAuthenticationStateAsync()).User.Mark()!.Value;

        await sessions.End(ada.AsActor(), mark, Stop);

        Assert.False((await lost).Identity!.IsAuthenticated);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_nobody_touches_ends_with_its_session_and_one_that_is_used_goes_on(bool used)
    {
        var clock = new TestClock();
        await using var portal = await PortalUnderTest.Start(clock: clock);
        var ada = await portal.FirstAdmin();
        using var watcher = await Watch(portal, ada, clock);
        var lost = Changed(watcher);
        var mark = (await watcher.GetAuthenticationStateAsync()).User.Mark()!.Value;

        for (var hour = 0; hour < 13; hour++)
        {
            if (used) watcher.IsActive();
            await watcher.Look();
            clock.Advance(TimeSpan.FromHours(1));
        }

        await watcher.Look();
        Assert.Equal(used, !lost.IsCompleted);
        Assert.Equal(used, await portal.Services.GetRequiredService<Sessions>().Current(mark, Stop) is not null);
    }

    static async Task<SessionWatcher> Watch(PortalUnderTest portal, Person person, TestClock clock)
    {
        var services = portal.Services;
        var session = await services.GetRequiredService<Sessions>().Start(person, Stop);
        var watcher = new SessionWatcher(
            services.GetRequiredService<Sessions>(), services.GetRequiredService<PeopleChanged>(), clock, NullLogger<SessionWatcher>.Instance);
        watcher.SetAuthenticationState(Task.FromResult(new AuthenticationState(PortalClaims.Of(person, session.Id))));
        watcher.Watch();
        return watcher;
    }

    static Task<ClaimsPrincipal> Changed(SessionWatcher watcher)
    {
        var changed = new TaskCompletionSource<ClaimsPrincipal>(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.AuthenticationStateChanged += async state => changed.TrySetResult((await state).User);
        return changed.Task;
    }
}
