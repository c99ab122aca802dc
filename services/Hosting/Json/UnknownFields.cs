using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace DiploMesh.Hosting.Json;

/// <summary>Finds names in a JSON request that its message does not have.</summary>
internal sealed class UnknownFields
{
    /// <summary>Further ones are not told: the first few say what is wrong.</summary>
    private const int MaxViolations = 10;

    /// <summary>The longest part of a name that is repeated to the caller, characters.</summary>
    private const int MaxNameLength = 100;

    private readonly List<Violation> _violations = [];

    /// <summary>Checks the name of a query parameter, a path of field names.</summary>
    public void CheckParameter(MessageDescriptor message, string name)
    {
        MessageDescriptor? at = message;
        foreach (var part in name.Split('.'))
        {
            if (at is null || Find(at, part) is not { } field)
            {
                Add(message, string.Empty, name);
                return;
            }

            at = field.FieldType == FieldType.Message ? field.MessageType : null;
        }
    }

    /// <summary>Checks all names in a body.</summary>
    /// <exception cref="JsonException">The body is not well-formed JSON, or nested deeper than 64.</exception>
    public void CheckBody(MessageDescriptor message, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        CheckMessage(ref reader, message, string.Empty);

        // What follows the value, if anything, makes the body malformed.
        reader.Read();
    }

    /// <summary>Throws if a name was unknown.</summary>
    public void ThrowIfAny()
    {
        if (_violations.Count > 0)
        {
            throw Problems.InvalidArgument(_violations);
        }
    }

    private void CheckMessage(ref Utf8JsonReader reader, MessageDescriptor message, string path)
    {
        // Timestamps, structs and the like have forms of their own; a value of the wrong type is for the reader of the message.
        if (reader.TokenType != JsonTokenType.StartObject || message.File.Package == "google.protobuf")
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (Find(message, name) is { } field)
            {
                CheckField(ref reader, field, $"{path}{field.Name}");
            }
            else
            {
                Add(message, path, name);
                reader.Skip();
            }
        }
    }

    private void CheckField(ref Utf8JsonReader reader, FieldDescriptor field, string path)
    {
        if (field.FieldType != FieldType.Message)
        {
            reader.Skip();
        }
        else if (field.IsMap)
        {
            CheckMap(ref reader, field, path);
        }
        else if (field.IsRepeated && reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            {
                CheckMessage(ref reader, field.MessageType, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]."));
            }
        }
        else
        {
            CheckMessage(ref reader, field.MessageType, $"{path}.");
        }
    }

    private void CheckMap(ref Utf8JsonReader reader, FieldDescriptor field, string path)
    {
        var value = field.MessageType.FindFieldByName("value");
        if (reader.TokenType != JsonTokenType.StartObject || value.FieldType != FieldType.Message)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            CheckMessage(ref reader, value.MessageType, $"{path}[\"{Shorten(key)}\"].");
        }
    }

    // JSON may name a field as its proto does (page_size) or in its own way (pageSize).
    private static FieldDescriptor? Find(MessageDescriptor message, string name) => message.FindFieldByName(name)
        ?? message.Fields.InDeclarationOrder().FirstOrDefault(field => string.Equals(field.JsonName, name, StringComparison.Ordinal));

    private void Add(MessageDescriptor message, string path, string name)
    {
        if (_violations.Count < MaxViolations)
        {
            _violations.Add(new Violation($"{path}{Shorten(name)}", $"is not a field of {message.FullName}"));
        }
    }

    private static string Shorten(string name) => name.Length <= MaxNameLength ? name : $"{name[..MaxNameLength]}...";
}
