using System.Text;
using Portal.Engine.Persistence;

namespace Portal.Engine.Mapping.Suggesting;

/// <summary>Names of fields as they are compared: contactEmail, contact_email and Contact E-Mail are one.</summary>
static class NameWords
{
    /// <summary>Groups that only hold what belongs to the record itself.</summary>
    static readonly HashSet<string> Wrappers = ["properties", "fields", "attributes", "data", "node", "values", "record", "item", "customfields", "details", "profile", "metadata"];

    static readonly HashSet<string> Addresses = ["address", "addresses", "billingaddress", "mailingaddress", "location", "adresse", "anschrift", "hq", "headquarters", "postaladdress", "shippingaddress", "direccion"];

    /// <summary>Words that say that it is somebody else's.</summary>
    static readonly HashSet<string> Others =
    [
        "owner", "assignee", "assigned", "agent", "creator", "author", "submitter", "manager", "sender", "parent", "previous", "by", "user", "rep", "billing", "shipping", "partner", "referrer", "emergency", "spouse", "secondary", "other",
    ];

    /// <summary>The words of a name, folded: createdAt → created, at.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var spaced = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetterOrDigit(name[i]))
            {
                // E-mail is one word to everybody.
                if (name[i] != '-' || i == 0 || char.ToLowerInvariant(name[i - 1]) != 'e' || (i > 1 && char.IsLetter(name[i - 2]))) spaced.Append(' ');
                continue;
            }

            var begins = i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsUpper(name[i - 1]) && char.IsLower(name[i + 1])));
            if (begins) spaced.Append(' ');
            spaced.Append(name[i]);
        }

        return Folding.Of(spaced.ToString()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A name without anything between its words. The German ß is two letters, as everybody writes it.</summary>
    public static string Key(string name) => string.Concat(Of(name)).Replace("ß", "ss", StringComparison.Ordinal);

    /// <summary>The way to a field without the groups that say nothing.</summary>
    public static string[] Way(SampledField field) => [.. field.Names.SkipLast(1).Where(name => !Wrappers.Contains(Key(name))), field.Names[^1]];

    public static bool IsAddress(string group) => Addresses.Contains(Key(group));

    public static bool IsOthers(SampledField field) => field.Names.SelectMany(Of).Any(Others.Contains);
}
