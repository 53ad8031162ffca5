using System.Text;

namespace Portal.Tests.Web.Platform.Telemetry;

/// <summary>As much of protobuf as it takes to walk a message: its fields by number.</summary>
static class Protobuf
{
    /// <summary>All parts at the end of a path of field numbers.</summary>
    public static IEnumerable<byte[]> At(byte[] message, params int[] path) =>
        path is [var first, .. var rest]
            ? Fields(message).Where(field => field.Number == first).SelectMany(field => At(field.Content, rest))
            : [message];

    public static string Text(byte[] content) => Encoding.UTF8.GetString(content);

    static List<(int Number, byte[] Content)> Fields(byte[] message)
    {
        var fields = new List<(int, byte[])>();
        var at = 0;
        while (at < message.Length)
        {
            var key = Varint(message, ref at);
            var begin = at;
            var length = (key & 7) switch
            {
                0 => SkipVarint(message, at),
                1 => 8,
                2 => (int)Varint(message, ref begin),
                5 => 4,
                var kind => throw new InvalidDataException($"There is no wire type {kind}."),
            };
            fields.Add(((int)(key >> 3), message[begin..(begin + length)]));
            at = begin + length;
        }

        return fields;
    }

    static int SkipVarint(byte[] message, int at)
    {
        var end = at;
        Varint(message, ref end);
        return end - at;
    }

    static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return value;
        }
    }
}
