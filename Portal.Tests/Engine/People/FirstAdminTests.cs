using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Engine.Secrets;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.People;

public sealed class FirstAdminTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_code_makes_one_admin_and_is_void_afterwards(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        Assert.True(await house.FirstAdmin.IsNeeded(Stop));

        await house.FirstAdmin.PrintCode(PeopleHouse.Address, Stop);
        var code = house.PrintedCode();
        var ada = await Create(house, code.ToLowerInvariant().Replace('-', ' '));

        Assert.Equal(Role.Admin, ada.Value.Role);
        Assert.False(await house.FirstAdmin.IsNeeded(Stop));
        Assert.IsType<SetupIsDone>((await Create(house, code)).Refusal);
        Assert.True((await house.Try("ada@example.com")).Succeeded(out _, out _));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_code_ends_with_its_time_and_a_newer_one_serves(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        await house.FirstAdmin.PrintCode(PeopleHouse.Address, Stop);
        var old = house.PrintedCode();
        house.Clock.Advance(FirstAdmin.CodeGoodFor);
        Assert.IsType<SetupCodeNotGood>((await Create(house, old)).Refusal);

        await house.FirstAdmin.PrintCode(PeopleHouse.Address, Stop);
        Assert.Null((await Create(house, house.PrintedCode())).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Two_at_once_make_one_admin(DatabaseKind kind)
    {
        await using var house = await PeopleHouse.Open(kind);
        await house.FirstAdmin.PrintCode(PeopleHouse.Address, Stop);
        var code = house.PrintedCode();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Create(house, code, $"admin{i}@example.com")));

        Assert.Single(outcomes, outcome => outcome.Refusal is null);
        Assert.Single(await house.Directory.List(new PeopleFilter(), Stop));
    }

    [Fact]
    public async Task Guessing_the_code_ends_after_some_tries()
    {
        await using var house = await PeopleHouse.Open(DatabaseKind.Sqlite);
        await house.FirstAdmin.PrintCode(PeopleHouse.Address, Stop);
        for (var i = 0; i < 20; i++) Assert.IsType<SetupCodeNotGood>((await Create(house, "AAAA-AAAA")).Refusal);

        Assert.IsType<TooManyTries>((await Create(house, house.PrintedCode())).Refusal);
    }

    [Theory]
    [InlineData("short", "at least 12")]
    [InlineData("aaaaaaaaaaaaaaaa", "too few characters")]
    [InlineData("Ada Stone ada1", "easy to guess")]
    [InlineData("Password123456", "easy to guess")]
    public async Task A_password_that_is_easy_to_guess_is_refused_with_a_reason(string password, string reason)
    {
        await using var house = await PeopleHouse.Open(DatabaseKind.Sqlite);
        await house.FirstAdmin.PrintCode(PeopleHouse.Address, Stop);
        var outcome = await house.FirstAdmin.Create(house.PrintedCode(), "Ada Stone", "ada@example.com", new Secret(password), null, Stop);
        Assert.Contains(reason, Assert.IsType<WeakPassword>(outcome.Refusal).Message, StringComparison.Ordinal);
    }

    static Task<Portal.Engine.Outcome<Person>> Create(PeopleHouse house, string code, string email = "ada@example.com") =>
        house.FirstAdmin.Create(code, "Ada Stone", email, new Secret(PeopleHouse.Password), "127.0.0.1", Stop);
}
