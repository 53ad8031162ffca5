using System.Text;
using Portal.Engine.Store;
using Portal.Engine.Store.Commits;

namespace Portal.Tests.Deep.Races;

/// <summary>One reading of a key, as a feed brings it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Act">Whether it tells all of it, some of it, or that it is gone.</param>
/// <param name="Fields">What it tells.</param>
/// <param name="SourceAt">Since when by the source; null if it does not say.</param>
/// <param name="SeenAt">When it was seen.</param>
sealed record Reading(string Key, Act Act, SortedDictionary<string, string> Fields, long? SourceAt, long SeenAt)
{
    public string Body => Write(Fields);

    public Incoming Row
    {
        get
        {
            var utf8 = Act == Act.Delete ? [] : Encoding.UTF8.GetBytes(Body);
            return new Incoming(Key, Act, utf8, StoreHash.Of(utf8), new Stamp(SourceAt, SeenAt));
        }
    }

    public static Reading Full(string key, string field, string value, long seenAt) =>
        new(key, Act.Full, new SortedDictionary<string, string>(StringComparer.Ordinal) { [field] = value }, null, seenAt);

    public static string Write(IEnumerable<KeyValuePair<string, string>> fields) => $$"""{{{string.Join(',', fields.Select(field => $"\"{field.Key}\":\"{field.Value}\""))}}}""";
}
