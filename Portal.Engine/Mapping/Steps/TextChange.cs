using Portal.Engine.Mapping.Values;

namespace Portal.Engine.Mapping.Steps;

/// <summary>Makes a value of a text.</summary>
delegate FieldValue TextChange(ReadOnlySpan<byte> text, MappedRow row);
