using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.People;

public sealed class PeopleDirectoryTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Whoever_is_disabled_is_out_at_once_and_can_be_let_in_again(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var admin = Of(await house.Admin());
        var sam = await house.Joined(admin, "sam@example.com", Role.Staff);
        var session = await house.SessionOf(sam);
        var told = new List<Guid>();
        house.Changed.Happened += told.Add;

        Assert.Null((await house.Directory.Disable(admin, sam.Id, Stop)).Refusal);

        Assert.Equal([sam.Id], told);
        Assert.Null(await house.Sessions.Current(session, Stop));
        Assert.IsType<WrongCredentials>((await house.Try("sam@example.com")).Refusal);
        Assert.Null((await house.Directory.Enable(admin, sam.Id, Stop)).Refusal);
        Assert.Null((await house.Try("sam@example.com")).Refusal);
        Assert.Equal(["person.disabled", "person.enabled"], (await house.Audit()).Select(e => e.Action).Where(a => a.EndsWith("abled", StringComparison.Ordinal)));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_last_admin_cannot_be_lost(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var ada = await house.Admin();
        var bea = (await house.Invitations.Invite(Of(ada), "bea@example.com", "Bea", Role.Admin, Stop)).Value;

        Assert.IsType<NotYourself>((await house.Directory.Disable(Of(ada), ada.Id, Stop)).Refusal);
        Assert.IsType<NotYourself>((await house.Directory.SetRole(Of(ada), ada.Id, Role.Staff, Stop)).Refusal);

        // Bea is invited but has never been here: nobody knows whether she ever will be.
        Assert.IsType<LastAdmin>((await house.Directory.Disable(Of(bea.Person), ada.Id, Stop)).Refusal);
        await house.Invitations.Join(bea.Token.Reveal(), new Secret(PeopleHouse.Password), null, Stop);
        Assert.Null((await house.Directory.Disable(Of(bea.Person), ada.Id, Stop)).Refusal);
        Assert.IsType<NoLongerAdmin>((await house.Directory.SetRole(Of(ada), bea.Person.Id, Role.Staff, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Two_admins_who_disable_each_other_at_once_leave_one(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var ada = await house.Admin();
        var bea = await house.Joined(Of(ada), "bea@example.com", Role.Admin);

        var outcomes = await Task.WhenAll(house.Directory.Disable(Of(ada), bea.Id, Stop), house.Directory.Disable(Of(bea), ada.Id, Stop));

        Assert.Single(outcomes, outcome => outcome.Refusal is null);
        Assert.Single(outcomes, outcome => outcome.Refusal is NoLongerAdmin);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Whoever_lost_the_right_meanwhile_changes_nobody(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var ada = await house.Admin();
        var bea = await house.Joined(Of(ada), "bea@example.com", Role.Admin);
        await house.Directory.SetRole(Of(ada), bea.Id, Role.Staff, Stop);

        Assert.IsType<NoLongerAdmin>((await house.Directory.Disable(Of(bea), ada.Id, Stop)).Refusal);
        Assert.IsType<NoLongerAdmin>((await house.Invitations.Invite(Of(bea), "new@example.com", "New", Role.Admin, Stop)).Refusal);
        Assert.IsType<NoLongerAdmin>((await house.Invitations.Renew(Of(bea), ada.Id, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_role_is_changed_with_before_and_after_in_the_audit_log(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var admin = Of(await house.Admin());
        var sam = await house.Joined(admin, "sam@example.com", Role.Staff);

        await house.Directory.SetRole(admin, sam.Id, Role.Manager, Stop);
        await house.Directory.SetRole(admin, sam.Id, Role.Manager, Stop);

        var entry = Assert.Single(await house.Audit(), e => e.Action == "person.role-set");
        Assert.Equal(("""{"role":"Staff"}""", """{"role":"Manager"}"""), (entry.Before, entry.After));
        Assert.Equal(("Ada Stone", "sam (sam@example.com)"), (entry.Who, entry.TargetName));
        Assert.Equal(sam.Stamp, (await house.Directory.Find(sam.Id, Stop))!.Stamp);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_list_is_narrowed_by_text_role_and_state(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var admin = Of(await house.Admin());
        var sam = await house.Joined(admin, "sam@example.com", Role.Staff);
        await house.Joined(admin, "kim@other.org", Role.Manager);
        await house.Directory.Disable(admin, sam.Id, Stop);

        Assert.Equal(["Ada Stone", "kim", "sam"], await Names(new PeopleFilter()));
        await house.Directory.Rename(admin, sam.Id, "ÄNNE Özil", Stop);
        Assert.Equal(["ÄNNE Özil"], await Names(new PeopleFilter { Text = "änne" }));
        Assert.Equal(["ÄNNE Özil"], await Names(new PeopleFilter { Text = "ozil" }));
        Assert.Equal(["Ada Stone", "ÄNNE Özil", "kim"], await Names(new PeopleFilter()));
        await house.Directory.Rename(admin, sam.Id, "sam", Stop);
        Assert.Equal(["kim"], await Names(new PeopleFilter { Text = "OTHER.org" }));
        Assert.Equal(["kim"], await Names(new PeopleFilter { Role = Role.Manager }));
        Assert.Equal(["sam"], await Names(new PeopleFilter { Disabled = true }));
        async Task<IEnumerable<string>> Names(PeopleFilter filter) => (await house.Directory.List(filter, Stop)).Select(p => p.Name);
    }

    static Actor Of(Person person) => new(person.Id, person.Name, "127.0.0.1");
}
