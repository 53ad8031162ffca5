using System.Text;
using Portal.Engine.Secrets;

namespace Portal.Tests.House;

/// <summary>Secrets that a run was given, and everything that came out of it, to be searched for them.</summary>
sealed class Evidence
{
    readonly List<(string What, string Text)> _planted = [];
    readonly List<(string Where, string Text)> _found = [];

    /// <summary>A secret that is recognised wherever it turns up.</summary>
    public Secret Plant(string what) => Plant(what, $"planted{Convert.ToHexStringLower(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToByteArray())}{_planted.Count}");

    public Secret Plant(string what, string text)
    {
        _planted.Add((what, text));
        return new Secret(text);
    }

    public void Add(string where, string text) => _found.Add((where, text));

    public void AddFile(string file) => Add(Path.GetFileName(file), Encoding.Latin1.GetString(File.ReadAllBytes(file)));

    /// <summary>Whether something with this text came out, so that a search of nothing is not taken for a good sign.</summary>
    public bool Has(string where, string text) => _found.Any(found => found.Where == where && found.Text.Contains(text, StringComparison.Ordinal));

    /// <returns>Which secret was found where, as it is or in an encoding that hides it from the eye alone.</returns>
    public IReadOnlyList<string> Search() =>
    [
        .. from planted in _planted
           from form in Forms(planted.Text)
           from found in _found
           where found.Text.Contains(form, StringComparison.OrdinalIgnoreCase)
           select $"{planted.What} is in {found.Where}",
    ];

    static IEnumerable<string> Forms(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new[] { text, Uri.EscapeDataString(text), Convert.ToBase64String(bytes).TrimEnd('='), Convert.ToHexString(bytes) }.Distinct();
    }
}
