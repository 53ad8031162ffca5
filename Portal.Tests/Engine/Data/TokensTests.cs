using Portal.Engine.Data;
using Portal.Engine.Data.Asking;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Data;

/// <summary>Tokens are read up to a length.</summary>
public sealed class TokensTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task One_that_is_longer_than_any_that_was_made_is_not_opened(DatabaseKind kind)
    {
        await using var house = await DataHouse.Open(kind);
        var tokens = house.Inner.Get<Tokens>();
        foreach (var (letters, opens) in new[] { (100, true), (2000, true), (3000, false) })
        {
            var place = new Place(0, new string('x', letters), 1);
            var token = (await tokens.Close(place, "question", Stop)).Value;

            var opened = await tokens.Open<Place>(token, "question", "cursor", Stop);

            if (opens) Assert.Equal(place, opened.Value);
            else Assert.IsType<TokenUnknown>(opened.Refusal);
        }
    }
}
