using Portal.Tests.Running;
using Portal.Web.SampleCompany;

namespace Portal.Tests.Web.SampleCompany;

public sealed class CompanyTests
{
    static readonly string[] Kinds = ["contacts", "companies", "deals", "tickets", "invoices", "logins"];

    readonly TestClock _clock = new();

    [Fact]
    public void Two_of_one_seed_agree_at_every_moment_and_one_of_another_does_not()
    {
        var (one, other, third) = (New(1), New(1), New(2));
        for (var i = 0; i < 5; i++)
        {
            foreach (var kind in Kinds) Assert.Equal(State(one, kind), State(other, kind));
            Assert.NotEqual(State(one, "contacts"), State(third, "contacts"));
            _clock.Advance(TimeSpan.FromMinutes(137));
        }
    }

    [Fact]
    public void What_was_at_a_moment_stays_so()
    {
        var (company, then) = (New(1), _clock.GetUtcNow());
        var before = Kinds.Select(kind => State(company, kind)).ToArray();
        _clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(before, Kinds.Select(kind => State(company, kind, then)));
        Assert.All(Kinds, kind => Assert.NotEqual(State(company, kind, then), State(company, kind)));
    }

    [Fact]
    public void As_many_change_each_minute_as_it_has_beats_and_each_tells_when()
    {
        var company = New(1);
        for (var minute = 0; minute < 300; minute++)
        {
            var before = company.At("tickets", _clock.GetUtcNow()).ToDictionary(record => record.Key);
            _clock.Advance(TimeSpan.FromMinutes(1));
            var now = _clock.GetUtcNow();
            var changed = company.At("tickets", now).Where(record => !before.TryGetValue(record.Key, out var old) || old.Fields.ToJsonString() != record.Fields.ToJsonString()).ToArray();

            Assert.Equal(4, changed.Length);
            Assert.All(changed, record => Assert.InRange(record.UpdatedAt, now.AddMinutes(-1).AddSeconds(1), now));
        }
    }

    [Fact]
    public void It_stays_as_large_as_it_was_made()
    {
        var company = New(1);
        for (var day = 0; day < 20; day++)
        {
            Assert.Equal([500, 120, 300, 400, 250], Kinds[..5].Select(kind => company.At(kind, _clock.GetUtcNow()).Count(record => record.DeletedAt is null)));
            _clock.Advance(TimeSpan.FromDays(1));
        }
    }

    static string State(Company company, string kind, DateTimeOffset? at = null) =>
        string.Join('\n', company.At(kind, at ?? company.Now).Select(record => $"{record.Key} {record.CreatedAt} {record.UpdatedAt} {record.DeletedAt} {record.Fields.ToJsonString()}"));

    Company New(int seed) => new(new SampleCompanyOptions { Seed = seed }, _clock);
}
