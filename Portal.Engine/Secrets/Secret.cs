using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Portal.Engine.Secrets;

/// <summary>
/// A text that must not be seen. It prints, serialises and shows itself in a debugger as dots;
/// <see cref="Reveal"/> is the only way to the text, and is easy to search for.
/// </summary>
[DebuggerDisplay(Dots)]
[DebuggerTypeProxy(typeof(Veil))]
[JsonConverter(typeof(SecretJsonConverter))]
[TypeConverter(typeof(SecretTypeConverter))]
public sealed class Secret(string text) : IEquatable<Secret>, IFormattable
{
    public const string Dots = "••••••••";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    readonly string _text = text ?? throw new ArgumentNullException(nameof(text));

    public string Reveal() => _text;

    public override string ToString() => Dots;

    public string ToString(string? format, IFormatProvider? formatProvider) => Dots;

    public bool Equals(Secret? other) => other is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_text), Encoding.UTF8.GetBytes(other._text));

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>What a debugger shows when the secret is unfolded.</summary>
    sealed class Veil(Secret secret)
    {
        public string Text { get; } = secret.ToString();
    }
}
