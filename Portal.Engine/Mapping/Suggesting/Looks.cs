using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Engine.Entities.Ready;

namespace Portal.Engine.Mapping.Suggesting;

/// <summary>What values look like, whatever their field is called.</summary>
static partial class Looks
{
    static readonly HashSet<string> Currencies =
    [
        "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN",
        "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR",
    ];

    /// <summary>Two letters that are no country, such as codes of languages, are not among them.</summary>
    static readonly HashSet<string> Countries = [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => culture.Name.Split('-')[^1]).Where(code => code.Length == 2)];

    /// <summary>Whether all single values look so, and there are any.</summary>
    public static bool All(SampledField field, FieldLook look)
    {
        var any = false;
        foreach (var text in field.Texts)
        {
            if (!Is(text.Trim(), look)) return false;
            any = true;
        }

        return any && !field.IsList;
    }

    /// <summary>What their look is called in a sentence.</summary>
    public static string Name(FieldLook look) => look switch
    {
        FieldLook.Email => "e-mail addresses",
        FieldLook.Phone => "phone numbers",
        FieldLook.Web => "web addresses",
        FieldLook.Domain => "names of hosts",
        FieldLook.Currency => "currency codes",
        FieldLook.Country => "country codes",
        FieldLook.Iban => "IBANs",
        _ => "values",
    };

    public static bool IsCurrency(string text) => Currencies.Contains(text);

    static bool Is(string text, FieldLook look) => look switch
    {
        FieldLook.Email => Email().IsMatch(text),
        FieldLook.Phone => Phone().IsMatch(text) && text.Count(char.IsAsciiDigit) is >= 6 and <= 16,
        FieldLook.Web => text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? Uri.TryCreate(text, UriKind.Absolute, out _) : Domain().IsMatch(text),
        FieldLook.Domain => Domain().IsMatch(text),
        FieldLook.Currency => Currencies.Contains(text.ToUpperInvariant()),
        FieldLook.Country => Countries.Contains(text),
        FieldLook.Iban => IsIban(text.Replace(" ", "", StringComparison.Ordinal)),
        _ => true,
    };

    static bool IsIban(string text)
    {
        if (!Iban().IsMatch(text)) return false;
        var rest = 0;
        foreach (var letter in text[4..] + text[..4])
        {
            var value = char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10;
            rest = ((value > 9 ? rest * 100 : rest * 10) + value) % 97;
        }

        return rest == 1;
    }

    [GeneratedRegex(@"\A[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]{2,}\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"\A\+?[0-9()/ .\-]+\z")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\A([a-z0-9]([a-z0-9\-]*[a-z0-9])?\.)+[a-z]{2,}\z", RegexOptions.IgnoreCase)]
    private static partial Regex Domain();

    [GeneratedRegex(@"\A[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}\z")]
    private static partial Regex Iban();
}
