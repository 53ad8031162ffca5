using Portal.Web.SampleCompany.Kinds;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany;

/// <summary>
/// A small company that sells software, and knows its own true state at every moment. It is made of its seed, its sizes and
/// the clock alone: a second one of the same makes is the same.
/// </summary>
sealed class Company
{
    readonly TimeProvider _clock;

    public Company(SampleCompanyOptions options, TimeProvider clock)
    {
        _clock = clock;
        var dice = new Dice(options.Seed);
        var companies = new Companies(dice, options);
        var contacts = new Contacts(dice, options, companies.Firms);
        Kinds =
        [
            contacts, companies, new Deals(dice, options, contacts, companies.Firms), new Tickets(dice, options, contacts),
            new Invoices(dice, options, companies.Firms), new Logins(dice, options, contacts),
        ];
    }

    public IReadOnlyList<Kind> Kinds { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    public Kind? Find(string kind) => Kinds.FirstOrDefault(known => known.Name == kind);

    /// <summary>All that truly is at a moment, with those that are deleted by flag.</summary>
    public IEnumerable<SampleRecord> At(string kind, DateTimeOffset moment) => Of(kind).Table.Rows(new View(moment)).Select(Of(kind).Record);

    /// <summary>Changes a record by hand, now.</summary>
    public void Touch(string kind, string key) => Of(kind).Meddling.Touch(NumberOf(kind, key), Now);

    /// <summary>Deletes records by hand, now, in the way of their kind.</summary>
    public void Remove(string kind, IEnumerable<string> keys) => Of(kind).Meddling.Remove(keys.Select(key => NumberOf(kind, key)), Now);

    Kind Of(string kind) => Find(kind) ?? throw new ArgumentException($"The sample company has no {kind}.", nameof(kind));

    long NumberOf(string kind, string key) => Of(kind).Number(key) ?? throw new ArgumentException($"No key of {kind} is \"{key}\".", nameof(key));
}
