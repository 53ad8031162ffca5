using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.People;

public sealed class InvitationTests
{
    static readonly Secret Password = new(PeopleHouse.Password);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_link_is_good_once_even_for_two_at_once(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var link = (await house.Invitations.Invite(Of(await house.Admin()), "Sam@Example.com", " Sam ", Role.Staff, Stop)).Value;
        Assert.Equal(("sam@example.com", "Sam"), (link.Person.Email, link.Person.Name));
        Assert.NotNull(await house.Invitations.Look(link.Token.Reveal(), Stop));
        Assert.NotNull(await house.Invitations.Look(link.Token.Reveal(), Stop));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Invitations.Join(link.Token.Reveal(), Password, null, Stop)));

        Assert.Single(outcomes, outcome => outcome.Refusal is null);
        Assert.Equal(3, outcomes.Count(outcome => outcome.Refusal is LinkNotGood));
        Assert.Null(await house.Invitations.Look(link.Token.Reveal(), Stop));
        Assert.Null((await house.Try("sam@example.com")).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_link_ends_with_its_time(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var link = (await house.Invitations.Invite(Of(await house.Admin()), "sam@example.com", "Sam", Role.Staff, Stop)).Value;
        house.Clock.Advance(Invitations.InvitationGoodFor);
        Assert.IsType<LinkNotGood>((await house.Invitations.Join(link.Token.Reveal(), Password, null, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_reset_link_lifts_the_lock_ends_sessions_and_voids_earlier_links(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind, new SignInOptions { LockAfter = 3 });
        var admin = Of(await house.Admin());
        var sam = await house.Joined(admin, "sam@example.com", Role.Staff);
        var session = await house.SessionOf(sam);
        for (var i = 0; i < 3; i++) await house.Try("sam@example.com", "wrong");

        var first = (await house.Invitations.Renew(admin, sam.Id, Stop)).Value;
        var second = (await house.Invitations.Renew(admin, sam.Id, Stop)).Value;
        Assert.NotNull(await house.Sessions.Current(session, Stop));
        Assert.IsType<LinkNotGood>((await house.Invitations.Join(first.Token.Reveal(), Password, null, Stop)).Refusal);
        Assert.Null((await house.Invitations.Join(second.Token.Reveal(), new Secret("a wholly different phrase"), null, Stop)).Refusal);

        Assert.Null(await house.Sessions.Current(session, Stop));
        Assert.Null((await house.Try("sam@example.com", "a wholly different phrase")).Refusal);
        Assert.Equal(2, (await house.Audit()).Count(entry => entry.Action == "person.link-made" && entry.TargetId == $"{sam.Id}" && entry.PersonId == admin.PersonId));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_links_made_at_once_one_is_good(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var admin = Of(await house.Admin());
        var sam = await house.Joined(admin, "sam@example.com", Role.Staff);

        var links = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.Invitations.Renew(admin, sam.Id, Stop)));

        var good = 0;
        foreach (var link in links) good += await house.Invitations.Look(link.Value.Token.Reveal(), Stop) is null ? 0 : 1;
        Assert.Equal(1, good);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Disabling_somebody_who_is_just_taking_up_their_link_succeeds_and_keeps_them_out(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var admin = Of(await house.Admin());
        for (var i = 0; i < 8; i++)
        {
            var link = (await house.Invitations.Invite(admin, $"sam{i}@example.com", "Sam", Role.Staff, Stop)).Value;
            var joining = house.Invitations.Join(link.Token.Reveal(), Password, null, Stop);
            var disabling = house.Directory.Disable(admin, link.Person.Id, Stop);

            Assert.Null((await disabling).Refusal);
            Assert.True((await joining).Refusal is null or LinkNotGood);
            Assert.NotNull((await house.Directory.Find(link.Person.Id, Stop))!.DisabledAt);
            Assert.IsType<WrongCredentials>((await house.Try($"sam{i}@example.com")).Refusal);
        }
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Names_as_long_as_they_may_be_are_kept_and_written_down(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var admin = Of(await house.Admin());
        var email = $"{new string('s', 60)}@{string.Join('.', Enumerable.Repeat(new string('d', 60), 3))}.example";

        var outcome = await house.Invitations.Invite(admin, email, new string('Ä', PersonName.MaxLength), Role.Staff, Stop);

        Assert.Null(outcome.Refusal);
        Assert.Contains(email, (await house.Audit())[^1].TargetName, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_cannot_be_invited_is_refused_by_name(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var admin = Of(await house.Admin());
        Assert.IsType<NotAnEmail>((await house.Invitations.Invite(admin, "sam at example", "Sam", Role.Staff, Stop)).Refusal);
        Assert.IsType<NotAName>((await house.Invitations.Invite(admin, "sam@example.com", "  ", Role.Staff, Stop)).Refusal);
        Assert.Equal(new EmailTaken("ada@example.com"), (await house.Invitations.Invite(admin, "ADA@example.com", "Ada", Role.Staff, Stop)).Refusal);
        Assert.IsType<NoSuchPerson>((await house.Invitations.Renew(admin, Guid.Empty, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_provider_is_linked_once_by_a_verified_address_and_then_by_subject(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var admin = Of(await house.Admin());
        await house.Invitations.Invite(admin, "sam@example.com", "Sam", Role.Staff, Stop);

        Assert.IsType<NotInvited>((await house.External.Check(new("corp", "s-1", "sam@example.com", EmailVerified: false), null, Stop)).Refusal);
        Assert.IsType<NotInvited>((await house.External.Check(new("corp", "s-2", "kim@example.com", EmailVerified: true), null, Stop)).Refusal);
        var sam = (await house.External.Check(new("corp", "s-1", "Sam@example.com", EmailVerified: true), null, Stop)).Value;
        var again = (await house.External.Check(new("corp", "s-1", "renamed@example.com", EmailVerified: false), null, Stop)).Value;

        Assert.Equal(sam.Id, again.Id);
        // The address was given to somebody new at the provider: they are not who had it before.
        Assert.IsType<NotInvited>((await house.External.Check(new("corp", "s-9", "sam@example.com", EmailVerified: true), null, Stop)).Refusal);
        Assert.Contains(await house.Audit(), entry => entry.Action == "person.sign-in-refused" && entry.TargetId == "corp:s-9");
        await house.Directory.Disable(admin, sam.Id, Stop);
        Assert.IsType<NotInvited>((await house.External.Check(new("corp", "s-1", "sam@example.com", EmailVerified: true), null, Stop)).Refusal);
    }

    static Actor Of(Person person) => new(person.Id, person.Name, "127.0.0.1");
}
