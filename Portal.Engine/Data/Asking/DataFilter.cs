namespace Portal.Engine.Data.Asking;

/// <summary>One condition; several hold together.</summary>
/// <param name="Field">A searchable field.</param>
/// <param name="Op">How it is compared.</param>
/// <param name="Values">With what, as text, however a number or a moment is spelled; one, but for <see cref="FilterOp.In"/> and <see cref="FilterOp.IsNull"/>.</param>
public sealed record DataFilter(string Field, FilterOp Op, params IReadOnlyList<string> Values);
