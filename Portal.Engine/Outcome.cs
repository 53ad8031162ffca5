using System.Diagnostics.CodeAnalysis;

namespace Portal.Engine;

/// <summary>What came of something that may be refused: its value, or the refusal.</summary>
public readonly record struct Outcome<T>
{
    readonly T? _value;

    Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Message}");

    /// <summary>A record would print its value, which a refused outcome does not have.</summary>
    public override string ToString() => Refusal?.Message ?? $"{_value}";

    public bool Succeeded([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Refusal? refusal)
    {
        value = _value;
        refusal = Refusal;
        return refusal is null;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
