using Portal.Engine.Audit;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.People;

public sealed class LocalSignInTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_right_password_signs_in_whatever_the_case_of_the_email(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var ada = await house.Admin();

        var outcome = await house.Try("  Ada@Example.COM ");

        Assert.Equal(ada.Id, outcome.Value.Id);
        var entry = (await house.Audit())[^1];
        Assert.Equal(("person.signed-in", "10.0.0.7"), (entry.Action, entry.Address));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_account_locks_after_wrong_tries_for_a_while_and_stays_locked_over_a_restart(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind, new SignInOptions { LockAfter = 3 });
        await house.Admin();
        for (var i = 0; i < 3; i++) Assert.IsType<WrongCredentials>((await house.Try("ada@example.com", "wrong", $"10.0.0.{i}")).Refusal);

        Assert.IsType<TooManyTries>((await house.Try("ada@example.com")).Refusal);
        Assert.Contains(await house.Audit(), entry => entry.Action == "person.locked" && entry.After!.Contains("lockedUntil", StringComparison.Ordinal));
        Assert.NotNull((await house.Directory.List(new PeopleFilter(), Stop)).Single().LockedUntil);

        house.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null((await house.Try("ada@example.com")).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_lock_is_in_the_database_so_that_another_instance_keeps_it(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind, new SignInOptions { LockAfter = 3 });
        var ada = await house.Admin();
        for (var i = 0; i < 3; i++) await house.Try("ada@example.com", "wrong");
        await using var other = house.AnotherInstance(new SignInOptions { LockAfter = 3 });

        Assert.IsType<TooManyTries>((await other.Try("ada@example.com")).Refusal);
        Assert.Equal(ada.Id, (await house.Directory.Find(ada.Id, Stop))!.Id);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_session_goes_on_while_they_come_back_but_not_for_ever_and_ends_when_they_sign_out(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var ada = await house.Admin();
        var (kept, left, ended) = (await house.SessionOf(ada), await house.SessionOf(ada), await house.SessionOf(ada));
        await house.Sessions.End(new Actor(ada.Id, ada.Name, null), ended, Stop);
        Assert.Null(await house.Sessions.Current(ended, Stop));
        Assert.Null(await house.Sessions.Current(kept with { PersonId = Guid.Empty }, Stop));
        Assert.Single(await house.Audit(), entry => entry.Action == "person.signed-out");

        var hours = 0;
        for (; await house.Sessions.Current(kept, Stop) is not null; hours += 11)
        {
            await house.Sessions.CameBack(kept, Stop);
            house.Clock.Advance(TimeSpan.FromHours(11));
        }

        Assert.Null(await house.Sessions.Current(left, Stop));
        Assert.InRange(hours, Sessions.Longest.TotalHours, Sessions.Longest.TotalHours + 12);
    }

    [Fact]
    public async Task People_behind_one_address_who_know_their_passwords_do_not_use_up_its_tries()
    {
        await using var house = await PeopleHouse.Open(DatabaseKind.Sqlite, new SignInOptions { LockAfter = 3, TriesPerAddress = 5 });
        await house.Admin();
        for (var i = 0; i < 12; i++) Assert.Null((await house.Try("ada@example.com", address: "203.0.113.9")).Refusal);
    }

    [Fact]
    public async Task A_network_of_IPv6_addresses_is_one_address()
    {
        await using var house = await PeopleHouse.Open(DatabaseKind.Sqlite, new SignInOptions { LockAfter = 3, TriesPerAddress = 5 });
        await house.Admin();
        for (var i = 0; i < 5; i++) await house.Try($"guess{i}@example.com", "wrong", $"2001:db8:7:7::{i + 1:x}");

        Assert.IsType<TooManyTries>((await house.Try("ada@example.com", address: "2001:db8:7:7:1:2:3:4")).Refusal);
        Assert.Null((await house.Try("ada@example.com", address: "2001:db8:7:8::1")).Refusal);
    }

    [Fact]
    public async Task An_account_that_does_not_exist_answers_like_one_that_does()
    {
        await using var house = await PeopleHouse.Open(DatabaseKind.Sqlite, new SignInOptions { LockAfter = 3 });
        await house.Admin();

        for (var i = 0; i < 3; i++)
        {
            var known = (await house.Try("ada@example.com", "wrong")).Refusal;
            var unknown = (await house.Try("nobody@example.com", "wrong")).Refusal;
            Assert.Equal(known, unknown);
        }

        Assert.IsType<TooManyTries>((await house.Try("ada@example.com")).Refusal);
        Assert.IsType<TooManyTries>((await house.Try("nobody@example.com")).Refusal);
    }

    [Fact]
    public async Task One_address_that_tries_many_accounts_must_wait()
    {
        await using var house = await PeopleHouse.Open(DatabaseKind.Sqlite, new SignInOptions { LockAfter = 3, TriesPerAddress = 5 });
        await house.Admin();
        for (var i = 0; i < 5; i++) await house.Try($"guess{i}@example.com", "wrong", "203.0.113.9");

        Assert.IsType<TooManyTries>((await house.Try("ada@example.com", address: "203.0.113.9")).Refusal);
        Assert.Null((await house.Try("ada@example.com", address: "203.0.113.10")).Refusal);
        house.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null((await house.Try("ada@example.com", address: "203.0.113.9")).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_new_password_ends_every_session_and_the_old_password(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        var ada = await house.Admin();
        var actor = new Actor(ada.Id, ada.Name, null);
        const string next = "another quiet sentence here";
        var session = await house.SessionOf(ada);
        var leaked = (await house.Invitations.Renew(actor, ada.Id, Stop)).Value.Token.Reveal();

        Assert.IsType<WrongPassword>((await house.SignIn.ChangePassword(actor, new Secret("wrong"), new Secret(next), Stop)).Refusal);
        Assert.NotNull(await house.Sessions.Current(session, Stop));
        Assert.Null((await house.SignIn.ChangePassword(actor, new Secret(PeopleHouse.Password), new Secret(next), Stop)).Refusal);

        Assert.Null(await house.Sessions.Current(session, Stop));
        Assert.Null(await house.Invitations.Look(leaked, Stop));
        Assert.Contains(await house.Audit(), entry => entry.Action == "person.password-change-failed");
        Assert.IsType<WrongCredentials>((await house.Try("ada@example.com")).Refusal);
        Assert.Null((await house.Try("ada@example.com", next)).Refusal);
        var entry = Assert.Single(await house.Audit(), entry => entry.Action == "person.password-changed");
        Assert.DoesNotContain(next, entry.After, StringComparison.Ordinal);
        Assert.Contains("passwordHash", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("AQAAAA", entry.Before + entry.After, StringComparison.Ordinal);
    }
}
