using System.Buffers.Binary;

namespace LiteCognito.Cli.Output;

/// <summary>
/// Writes pictures in black and white in the format PNG (RFC 2083). They are not compressed, because the compressor would make the program
/// larger by 0.1 MB.
/// </summary>
internal static class Png
{
    /// <summary>Returns a square picture. <paramref name="isBlack"/> gets the column and the row of a pixel.</summary>
    public static byte[] Create(int size, Func<int, int, bool> isBlack)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        header[8] = 1; // bit for each pixel

        using var picture = new MemoryStream();
        picture.Write([0x89, .. "PNG\r\n\u001A\n"u8]);
        WriteChunk(picture, "IHDR"u8, header);
        WriteChunk(picture, "IDAT"u8, Pixels(size, isBlack));
        WriteChunk(picture, "IEND"u8, []);
        return picture.ToArray();
    }

    /// <summary>Returns the lines in the format zlib (RFC 1950), each line as a stored block (RFC 1951, section 3.2.4).</summary>
    private static byte[] Pixels(int size, Func<int, int, bool> isBlack)
    {
        using var pixels = new MemoryStream();
        pixels.Write([0x78, 0x01]);
        uint a = 1, b = 0; // of the Adler-32 checksum
        byte[] line = new byte[1 + (size + 7) / 8], number = new byte[4];
        for (int y = 0; y < size; y++)
        {
            line.AsSpan(1).Fill(0xFF); // white, after the byte for "no filter"
            for (int x = 0; x < size; x++)
                if (isBlack(x, y))
                    line[1 + x / 8] ^= (byte)(0x80 >> x % 8);
            foreach (byte value in line)
            {
                a = (a + value) % 65521;
                b = (b + a) % 65521;
            }
            BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)line.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(number.AsSpan(2), (ushort)~line.Length);
            pixels.WriteByte((byte)(y == size - 1 ? 1 : 0)); // 1 marks the last block
            pixels.Write(number);
            pixels.Write(line);
        }
        BinaryPrimitives.WriteUInt32BigEndian(number, b << 16 | a);
        pixels.Write(number);
        return pixels.ToArray();
    }

    private static void WriteChunk(MemoryStream picture, ReadOnlySpan<byte> type, byte[] content)
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        picture.Write(number);
        picture.Write(type);
        picture.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum([.. type, .. content]));
        picture.Write(number);
    }

    /// <summary>Computes the CRC-32 of a chunk.</summary>
    private static uint Checksum(byte[] bytes)
    {
        uint checksum = uint.MaxValue;
        foreach (byte value in bytes)
        {
            checksum ^= value;
            for (int bit = 0; bit < 8; bit++)
                checksum = (checksum & 1) == 0 ? checksum >> 1 : checksum >> 1 ^ 0xEDB88320;
        }
        return ~checksum;
    }
}
