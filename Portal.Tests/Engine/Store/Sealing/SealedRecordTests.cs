using System.Text;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;
using Portal.Engine.Store.Sealing;
using Portal.Tests.Engine.Credentials;
using Portal.Tests.Running;
using Secret = Portal.Engine.Secrets.Secret;

namespace Portal.Tests.Engine.Store.Sealing;

/// <summary>Records with sensitive fields in the store.</summary>
public sealed class SealedRecordTests
{
    const string Mail = "planted.ada@example.com", Phone = "+47 555 planted";

    static readonly string Ada = $$"""{"city":"Oslo","email":"{{Mail}}","phone":"{{Phone}}"}""";

    readonly Secret _old = MasterKey.Make();
    readonly Secret _fresh = MasterKey.Make();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_is_sensitive_rests_nowhere_as_it_is(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await house.Bring(StoreHouse.Feed, await Row(house, "a", Ada));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Bring(StoreHouse.Feed, await Row(house, "a", Ada.Replace("Oslo", "Rome", StringComparison.Ordinal)));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Bring(StoreHouse.Feed, await Row(house, "a", $$"""{"phone":"{{Phone}}2"}""", Act.Patch));
        await house.Bring(StoreHouse.Feed, house.Row("b", "", act: Act.Delete));

        var resting = await Resting.In(house);

        Assert.Contains("Oslo", resting);
        foreach (var planted in new[] { Mail, Phone, Convert.ToBase64String(Encoding.UTF8.GetBytes($"\"{Mail}\""))[..16], Convert.ToBase64String(Encoding.UTF8.GetBytes(Mail))[..16] })
            Assert.DoesNotContain(planted, resting, StringComparison.OrdinalIgnoreCase);
        Assert.Equal($$"""{"city":"Rome","email":"{{Mail}}","phone":"{{Phone}}2"}""", await Opened(house));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task The_same_again_is_no_change_although_it_is_sealed_anew(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await house.Bring(StoreHouse.Feed, await Row(house, "a", Ada));
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var same = await house.Bring(StoreHouse.Feed, await Row(house, "a", Ada));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var other = await house.Bring(StoreHouse.Feed, await Row(house, "a", Ada.Replace("555", "556", StringComparison.Ordinal)));

        Assert.Equal((1, 0), (same.Counts.Unchanged, same.Counts.Changed));
        Assert.Equal(1, other.Counts.Changed);
        Assert.Equal(2, (await house.Log()).Count);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_patch_that_says_the_same_is_no_change_and_one_that_does_not_leaves_the_other_seals_alone(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind);
        await house.Bring(StoreHouse.Feed, await Row(house, "a", Ada));
        var before = (await house.Records())["a"]!;
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        var same = await house.Bring(StoreHouse.OtherFeed, await Row(house, "a", $$"""{"email":"{{Mail}}"}""", Act.Patch));
        Assert.Equal((1, before), (same.Counts.Unchanged, (await house.Records())["a"]));

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var changed = await house.Bring(StoreHouse.OtherFeed, await Row(house, "a", $$"""{"email":"{{Mail}}","phone":"other"}""", Act.Patch));
        var after = (await house.Records())["a"]!;
        Assert.Equal(1, changed.Counts.Changed);
        Assert.Equal(before[..before.IndexOf("\"phone\"", StringComparison.Ordinal)], after[..after.IndexOf("\"phone\"", StringComparison.Ordinal)]);

        // All of it again, over a record that patches made: merged, and found the same.
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await house.Bring(StoreHouse.Feed, await Row(house, "a", Ada.Replace(Phone, "other", StringComparison.Ordinal)));
        Assert.Equal((1, after), (again.Counts.Unchanged, (await house.Records())["a"]));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task After_the_master_key_moved_it_opens_and_the_same_is_still_the_same(DatabaseKind kind)
    {
        await using var house = await StoreHouse.OpenWithKey(kind, CredentialsHouse.Given(_old));
        await house.Bring(StoreHouse.Feed, await Row(house, "a", Ada));
        await house.Close();

        await using var moved = await house.Beside(CredentialsHouse.Given(_fresh, _old));
        var same = await moved.Bring(StoreHouse.Feed, await Row(moved, "a", Ada));

        Assert.Equal(1, same.Counts.Unchanged);
        Assert.Equal(Ada, await Opened(moved));
    }

    static async Task<Incoming> Row(StoreHouse house, string key, string body, Act act = Act.Full)
    {
        var fields = (await house.Get<Seals>().Get(Stop)).Value;
        var closed = fields.Close(Encoding.UTF8.GetBytes(body), ["email", "phone"], SensitiveFields.Owner(StoreHouse.Stream, key));
        return new Incoming(key, act, closed.Body, closed.Hash, Stamp.Of(null, house.Clock.GetUtcNow()));
    }

    static async Task<string> Opened(StoreHouse house)
    {
        var body = Encoding.UTF8.GetBytes((await house.Records())["a"]!);
        var open = (await house.Get<Seals>().Get(Stop)).Value.Open(body, SensitiveFields.Owner(StoreHouse.Stream, "a"));
        return Encoding.UTF8.GetString(open.Value.Span);
    }
}
