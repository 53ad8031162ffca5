using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;

namespace Portal.Tests.Web;

public sealed class TwoInstancesTests
{
    [Fact]
    public async Task Two_that_start_at_once_on_an_empty_PostgreSQL_both_serve_and_know_each_others_sessions()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Postgres);
        var starting = Enumerable.Range(0, 2).Select(_ => PortalUnderTest.StartOn(storage)).ToArray();
        await using var one = await starting[0];
        await using var other = await starting[1];
        // Either code is good at either instance.
        using var ada = new Guest(one);
        var made = await ada.Submit(Portal.Web.Urls.Setup, "setup", ("Code", other.PrintedCode()), ("Name", "Ada Stone"), ("Email", "ada@example.com"), ("Password", TestPeople.Password));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, made.StatusCode);

        using var there = new Guest(other);
        await there.SignIn("ada@example.com");
        Assert.True(await ada.IsIn());
        Assert.True(await there.IsIn());
        Assert.True(await ada.MovesTo(other).IsIn());
        Assert.Empty(one.Logs.Troubles);
        Assert.Empty(other.Logs.Troubles);
    }

    [Fact]
    public async Task A_second_portal_on_one_folder_refuses_and_names_the_first()
    {
        await using var first = await PortalUnderTest.Start();
        await first.FirstAdmin();

        var problem = await Assert.ThrowsAsync<FolderInUse>(() => PortalUnderTest.StartOn(first.Storage));

        Assert.Contains($"is in use by another portal (process {Environment.ProcessId} ", problem.Message, StringComparison.Ordinal);
        using var guest = new Guest(first);
        await guest.SignIn("ada@example.com");
        Assert.True(await guest.IsIn());
    }
}
