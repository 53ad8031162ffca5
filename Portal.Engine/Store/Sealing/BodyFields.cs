using System.Text.Json;

namespace Portal.Engine.Store.Sealing;

/// <summary>The fields of a body, one after the other, each with its value as it is written.</summary>
ref struct BodyFields
{
    readonly ReadOnlySpan<byte> _body;
    Utf8JsonReader _reader;

    public BodyFields(ReadOnlySpan<byte> body)
    {
        _body = body;
        _reader = new Utf8JsonReader(body);
        _reader.Read();
    }

    public string Name { get; private set; } = "";

    public int Start { get; private set; }

    public int End { get; private set; }

    public readonly ReadOnlySpan<byte> Value => _body[Start..End];

    public bool Next()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.PropertyName) return false;
        Name = _reader.GetString()!;
        _reader.Read();
        Start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        End = (int)_reader.BytesConsumed;
        return true;
    }
}
