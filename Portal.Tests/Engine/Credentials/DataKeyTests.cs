using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Secret = Portal.Engine.Secrets.Secret;

namespace Portal.Tests.Engine.Credentials;

/// <summary>Keys for data: made once, kept sealed, moved along with the master key.</summary>
public sealed class DataKeyTests
{
    readonly Secret _old = MasterKey.Make();
    readonly Secret _fresh = MasterKey.Make();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_key_is_made_once_and_is_the_same_after_a_restart(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        byte[] box;
        await using (var first = await CredentialsHouse.Start(storage))
        {
            var ciphers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => first.DataKeys.Get("fields", Stop), Stop)));
            box = ciphers[0].Value.Close("text"u8, "me");
            Assert.All(ciphers, cipher => Assert.NotNull(cipher.Value.Open(box, "me")));
            Assert.Null((await first.DataKeys.Get("other", Stop)).Value.Open(box, "me"));
        }

        await using var again = await CredentialsHouse.Start(storage);
        Assert.Equal("text", Text((await again.DataKeys.Get("fields", Stop)).Value.Open(box, "me")));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task It_moves_along_with_the_master_key_and_what_it_sealed_stays_as_it_is(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        byte[] box;
        await using (var before = await CredentialsHouse.Start(storage, CredentialsHouse.Given(_old)))
        {
            box = (await before.DataKeys.Get("fields", Stop)).Value.Close("text"u8, "me");
        }

        await using (await CredentialsHouse.Start(storage, CredentialsHouse.Given(_fresh, _old)))
        {
        }

        await using var after = await CredentialsHouse.Start(storage, CredentialsHouse.Given(_fresh));
        Assert.Equal("text", Text((await after.DataKeys.Get("fields", Stop)).Value.Open(box, "me")));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_row_that_was_changed_is_refused_and_no_other_key_is_made_in_its_place(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        await using (var first = await CredentialsHouse.Start(storage)) await first.DataKeys.Get("fields", Stop);
        await using var house = await CredentialsHouse.Start(storage);
        await house.Tamper("UPDATE data_keys SET sealed = replace(sealed, '.', '.AAAA')");

        Assert.Equal(new DataKeyUnreadable("fields"), (await house.DataKeys.Get("fields", Stop)).Refusal);

        await using var db = house.Database.Read();
        Assert.Equal(1, await db.Set<DataKey>().CountAsync(Stop));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task An_instance_with_the_old_master_key_makes_none_and_says_why(DatabaseKind kind)
    {
        await using var storage = await TestStorage.New(kind);
        await using var stale = await CredentialsHouse.Start(storage);
        await stale.Tamper("UPDATE master_key SET key_id = 'other'");

        Assert.Equal(new MasterKeyMoved(stale.Key.Id, "other"), (await stale.DataKeys.Get("fields", Stop)).Refusal);

        await using var db = stale.Database.Read();
        Assert.Equal(0, await db.Set<DataKey>().CountAsync(Stop));
    }

    static string Text(byte[]? bytes) => Encoding.UTF8.GetString(bytes!);
}
